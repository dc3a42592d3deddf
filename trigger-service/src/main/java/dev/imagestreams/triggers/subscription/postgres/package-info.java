/** Triggers in PostgreSQL, by Panache. */
@NullMarked
package dev.imagestreams.triggers.subscription.postgres;

import org.jspecify.annotations.NullMarked;
