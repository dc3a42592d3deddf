/** Deliveries in hindsight, read from and replayed in PostgreSQL. */
@NullMarked
package dev.imagestreams.triggers.deadletter.postgres;

import org.jspecify.annotations.NullMarked;
