/** What is known of circles, in PostgreSQL. */
@NullMarked
package dev.imagestreams.triggers.circle.postgres;

import org.jspecify.annotations.NullMarked;
