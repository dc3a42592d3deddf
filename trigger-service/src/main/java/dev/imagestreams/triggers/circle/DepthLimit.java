package dev.imagestreams.triggers.circle;

import dev.imagestreams.model.event.ImageChanged;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How many changes may follow from each other: the latest of too long a chain of causes is a circle as far as anybody can
 * tell.
 */
public record DepthLimit(int most) {

    /** Why nobody is told of a change; empty if it may be told. */
    public Optional<String> reasonToGiveUp(ImageChanged change) {
        return reasonToGiveUp(change.causedBy());
    }

    /** @param causes of something that is about to happen, oldest first */
    public Optional<String> reasonToGiveUp(List<UUID> causes) {
        return causes.size() < most
                ? Optional.empty()
                : Optional.of("the change follows from " + causes.size() + " others, the first of them " + causes.get(0)
                        + ": what is told by it seems to cause it");
    }
}
