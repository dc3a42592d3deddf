package dev.imagestreams.triggers.delivery;

import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.event.ImageChanged;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where deliveries of a trigger go one after the other: all of a stream in strict order, or those of a tag of which only
 * the newest counts. The name says the order, so that what is enqueued keeps the promise under which it was, whatever the
 * trigger promises since.
 */
public record Lane(UUID trigger, String name) {

    /** How names of strict lanes begin. */
    public static final String STRICT = "strict:";

    /** How names of lanes begin in which the newest counts. */
    public static final String LATEST = "latest:";

    /** The name of the lane a change belongs to; null where there is no order. */
    public static @Nullable String nameOf(TriggerPace pace, ImageChanged change) {
        return switch (pace.order()) {
            case UNORDERED -> null;
            case STRICT -> STRICT + change.stream().name();
            case LATEST -> latestOf(change);
        };
    }

    static String latestOf(ImageChanged change) {
        return LATEST + change.stream().name() + ':' + change.tag();
    }
}
