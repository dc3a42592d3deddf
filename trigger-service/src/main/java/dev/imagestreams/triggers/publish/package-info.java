/** Events of this service on their way to Kafka. */
@NullMarked
package dev.imagestreams.triggers.publish;

import org.jspecify.annotations.NullMarked;
