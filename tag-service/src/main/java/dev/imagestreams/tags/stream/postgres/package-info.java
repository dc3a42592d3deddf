/** Streams and their history in PostgreSQL. */
@NullMarked
package dev.imagestreams.tags.stream.postgres;

import org.jspecify.annotations.NullMarked;
