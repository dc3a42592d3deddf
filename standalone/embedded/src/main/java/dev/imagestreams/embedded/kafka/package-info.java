/** A real Kafka broker from its published jars, in this process or as one of its own, and the topics of the events. */
@NullMarked
package dev.imagestreams.embedded.kafka;

import org.jspecify.annotations.NullMarked;
