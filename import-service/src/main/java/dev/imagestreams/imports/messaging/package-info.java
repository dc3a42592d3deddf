/** Kafka: events in, events out, dead letters. Topics, headers and encodings are spelled here only. */
@NullMarked
package dev.imagestreams.imports.messaging;

import org.jspecify.annotations.NullMarked;
