package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The query of a watch, checked by the rules of Kubernetes' {@code ValidateListOptions}.
 *
 * @param version to begin after; empty to begin with what is there now
 * @param initialEvents whether what is there is told first
 * @param markEnd whether the end of the initial events is marked
 */
record WatchRequest(
        OptionalLong version, boolean initialEvents, boolean markEnd, boolean bookmarks, Optional<Duration> lasts) {

    private static final String NOT_OLDER_THAN = "NotOlderThan";

    /** Nothing sensible lasts longer; it also keeps sums of nanoseconds in their type. */
    private static final long LONGEST_SECONDS = Duration.ofDays(365).toSeconds();

    /** @throws ImageStreamException {@code INVALID} if the parameters contradict each other */
    static WatchRequest of(Parameters query) {
        Optional<Boolean> sendInitial = query.find("sendInitialEvents").map(WatchRequest::truth);
        check(sendInitial, query.find("resourceVersionMatch"));
        OptionalLong asked = version(query.find("resourceVersion").orElse(""));
        boolean sinceNow = asked.isEmpty() || asked.getAsLong() == 0;
        boolean initial = sendInitial.orElse(sinceNow);
        boolean bookmarks =
                query.find("allowWatchBookmarks").map(WatchRequest::truth).orElse(false);
        return new WatchRequest(
                sinceNow || initial ? OptionalLong.empty() : asked,
                initial,
                sendInitial.orElse(false) && bookmarks,
                bookmarks,
                query.find("timeoutSeconds").flatMap(WatchRequest::seconds));
    }

    private static void check(Optional<Boolean> sendInitial, Optional<String> match) {
        List<FieldError> errors = new ArrayList<>();
        if (sendInitial.isPresent() && !match.equals(Optional.of(NOT_OLDER_THAN))) {
            errors.add(FieldError.forbidden(
                    "resourceVersionMatch",
                    "sendInitialEvents requires setting resourceVersionMatch to " + NOT_OLDER_THAN));
        }
        if (match.isPresent() && sendInitial.isEmpty()) {
            errors.add(FieldError.forbidden(
                    "resourceVersionMatch",
                    "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided"));
        }
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
    }

    private static OptionalLong version(String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long version = Long.parseLong(text);
            if (version >= 0) {
                return OptionalLong.of(version);
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw ImageStreamException.invalid(
                List.of(FieldError.invalid("resourceVersion", text, "must be a number as told by a list or an event")));
    }

    private static Optional<Duration> seconds(String text) {
        try {
            long seconds = Long.parseLong(text);
            return seconds <= 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofSeconds(Math.min(seconds, LONGEST_SECONDS)));
        } catch (NumberFormatException e) {
            throw new StatusException(Statuses.badRequest("timeoutSeconds must be a number"));
        }
    }

    /** As the server of Kubernetes reads its parameters. */
    private static boolean truth(String text) {
        return !text.equalsIgnoreCase("false") && !text.equals("0");
    }
}
