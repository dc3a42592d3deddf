/** The queue of deliveries in PostgreSQL: the SQL of the hot path, and what runs on a schedule. */
@NullMarked
package dev.imagestreams.triggers.delivery.postgres;

import org.jspecify.annotations.NullMarked;
