/** The way in from Kafka: decode, apply, acknowledge; what cannot be read or applied goes to the dead letters. */
@NullMarked
package dev.imagestreams.tags.messaging;

import org.jspecify.annotations.NullMarked;
