package dev.imagestreams.imports.publish;

import dev.imagestreams.model.event.DigestResolved;
import java.util.List;
import java.util.UUID;

/** Tells the world what sources resolved to. */
@FunctionalInterface
public interface ResultPublisher {

    /**
     * Returns when the broker has all of these safely.
     *
     * @throws PublishException if that is not certain; publishing again under the same ids is then right
     */
    void publish(List<Answer> answers) throws InterruptedException;

    /** The same with one. */
    default void publish(UUID id, DigestResolved event) throws InterruptedException {
        publish(List.of(new Answer(id, event)));
    }
}
