/** Deliveries: enqueued once per trigger and event, claimed, attempted, retried, settled, and pruned in the end. */
@NullMarked
package dev.imagestreams.triggers.delivery;

import org.jspecify.annotations.NullMarked;
