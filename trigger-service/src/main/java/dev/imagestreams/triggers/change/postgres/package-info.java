/** Changes of triggers in PostgreSQL. */
@NullMarked
package dev.imagestreams.triggers.change.postgres;

import org.jspecify.annotations.NullMarked;
