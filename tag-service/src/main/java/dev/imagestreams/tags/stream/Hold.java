package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * That a tag is to stay where it is, as annotations of its spec say. A hold stops what moves by itself (imports, schedules,
 * pushes, tags that are followed); what a person puts on the tag by hand is taken, and the hold stays.
 *
 * @param until when it ends by itself; null if somebody has to end it
 */
public record Hold(@Nullable Instant until) {

    /** {@code true}, or the time (RFC 3339) until which the tag is held; {@code false} or nothing does not hold. */
    public static final String HOLD = "imagestreams.dev/hold";

    /** Why, for people. */
    public static final String REASON = "imagestreams.dev/hold-reason";

    /** What becomes of what waits when the hold ends: {@code apply}, also if nothing is said, or {@code drop}. */
    public static final String RELEASE = "imagestreams.dev/hold-release";

    /** Who held the tag with the present words; written by the server. */
    public static final String BY = "imagestreams.dev/held-by";

    /** Since when the tag has been held; written by the server. */
    public static final String SINCE = "imagestreams.dev/held-since";

    static final String DROP = "drop";

    /** What people say about a hold. */
    static final Set<String> WORDS = Set.of(HOLD, REASON, RELEASE);

    private static final Set<String> RELEASES = Set.of("", "apply", DROP);

    /** The hold a spec tag asks for, whether or not its time is over. What cannot be read holds nothing. */
    static Optional<Hold> of(TagSpec tag) {
        String text = tag.annotations().getOrDefault(HOLD, "");
        return text.equals("true") ? Optional.of(new Hold(null)) : time(text).map(Hold::new);
    }

    static boolean stops(Cause cause) {
        return cause != Cause.TAG && cause != Cause.MAPPING;
    }

    boolean inForce(Instant now) {
        return until == null || until.isAfter(now);
    }

    /** What is wrong with the words. */
    static List<FieldError> validate(Map<String, String> annotations, String path) {
        List<FieldError> errors = new ArrayList<>();
        String hold = annotations.getOrDefault(HOLD, "");
        if (!Set.of("", "true", "false").contains(hold) && time(hold).isEmpty()) {
            errors.add(FieldError.invalid(
                    path + '[' + HOLD + ']', hold, "must be true, false, or the time until which (RFC 3339)"));
        }
        String release = annotations.getOrDefault(RELEASE, "");
        if (!RELEASES.contains(release)) {
            errors.add(FieldError.invalid(path + '[' + RELEASE + ']', release, "must be apply or drop"));
        }
        return errors;
    }

    static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
