package dev.imagestreams.model.event;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which {@code image-changed} events led to which: a consumer that is told of one, and moves a tag because of it, sends back
 * what it was told, so that a circle can be seen and cut. Pure.
 */
public final class CauseChain {

    /** What every notification carries, and a consumer sends with whatever it does because of it. */
    public static final String HEADER = "x-imagestreams-caused-by";

    /** Much deeper than anybody is told; older ones are forgotten. */
    static final int MOST = 64;

    private CauseChain() {}

    /**
     * @param header ids separated by commas, oldest first; null or blank for none
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if it is anything else
     */
    public static List<UUID> parse(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        List<UUID> events = new ArrayList<>();
        for (String id : header.split(",", -1)) {
            try {
                events.add(UUID.fromString(id.strip()));
            } catch (IllegalArgumentException e) {
                throw new ImageStreamException(
                        ErrorCode.BAD_REQUEST, "header " + HEADER + " is a list of event ids, separated by commas");
            }
        }
        return newest(events);
    }

    public static String text(List<UUID> events) {
        return events.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    /** What follows from this event follows from these. */
    public static List<UUID> following(UUID event, ImageChanged change) {
        return Stream.concat(change.causedBy().stream(), Stream.of(event)).toList();
    }

    static List<UUID> newest(List<UUID> events) {
        return List.copyOf(events.size() <= MOST ? events : events.subList(events.size() - MOST, events.size()));
    }
}
