/**
 * What the services tell each other, and anyone who listens: one record per Kafka topic, carried as CloudEvents 1.0.
 * The JSON schema of each stands in {@code docs/events}.
 */
@NullMarked
package dev.imagestreams.model.event;

import org.jspecify.annotations.NullMarked;
