package dev.imagestreams.imports.publish;

import dev.imagestreams.model.event.DigestResolved;
import java.util.UUID;

/** Tells the world what sources resolved to. */
@FunctionalInterface
public interface ResultPublisher {

    /**
     * Returns when the broker has the event safely.
     *
     * @param id stable over every repetition of the same answer
     * @throws PublishException if that is not certain; publishing again under the same id is then right
     */
    void publish(UUID id, DigestResolved event) throws InterruptedException;
}
