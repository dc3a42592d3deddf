/** The way in from Kafka: batches of image-changed, and the quarantine for what cannot be read. */
@NullMarked
package dev.imagestreams.triggers.messaging;

import org.jspecify.annotations.NullMarked;
