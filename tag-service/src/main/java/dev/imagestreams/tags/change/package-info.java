/**
 * The order of all changes: the log that watchers read, and the outbox whose relay tells Kafka. Both are written by
 * {@link dev.imagestreams.tags.change.ChangeLog} in the transaction of the change itself.
 */
@NullMarked
package dev.imagestreams.tags.change;

import org.jspecify.annotations.NullMarked;
