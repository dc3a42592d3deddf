package dev.imagestreams.triggers.notice;

import dev.imagestreams.model.event.ImageChanged;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Which events led to which: a consumer that is told of one, and moves a tag because of it, names what it was told, so that
 * a circle can be seen and cut. Pure.
 */
public final class CauseChain {

    /** What a consumer has to send with whatever it does because of a notification. */
    public static final String HEADER = "x-imagestreams-caused-by";

    private CauseChain() {}

    /** What follows from this event follows from these. */
    public static String following(UUID event, ImageChanged change) {
        return change.causedBy().isEmpty() ? event.toString() : text(change.causedBy()) + ',' + event;
    }

    static String text(List<UUID> events) {
        return events.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
