package dev.imagestreams.tags.rest;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What every request must have, or may say. */
final class Requests {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private Requests() {}

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "the request has no body");
        }
        return body;
    }

    static String actor(@Nullable String actor) {
        if (actor == null || actor.isBlank()) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "header x-imagestreams-actor is missing");
        }
        return actor;
    }

    static Duration wait(String text) {
        try {
            Duration wait = Duration.parse(text);
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeParseException e) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "\"" + text + "\" is not an ISO 8601 duration");
        }
    }
}
