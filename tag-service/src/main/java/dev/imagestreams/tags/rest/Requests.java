package dev.imagestreams.tags.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.tags.stream.StreamReads.History;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** What requests must have, or may say. */
final class Requests {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);
    private static final int LARGEST_PAGE = 10_000;

    private Requests() {}

    static <T> T body(@Nullable T body) {
        if (body == null) {
            throw bad("the request has no body");
        }
        return body;
    }

    static Duration wait(String text) {
        try {
            Duration wait = Duration.parse(text);
            return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
        } catch (DateTimeParseException e) {
            throw bad("\"" + text + "\" is not an ISO 8601 duration");
        }
    }

    static int limit(int asked) {
        return Math.max(1, Math.min(asked, LARGEST_PAGE));
    }

    static boolean flag(String name, @Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw bad("query parameter " + name + " is true or false");
    }

    static History history(String text) {
        return switch (text) {
            case "all" -> History.ALL;
            case "newest" -> History.NEWEST;
            default -> throw bad("query parameter history is all or newest");
        };
    }

    static @Nullable Instant time(String name, @Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw bad("query parameter " + name + " is a time as in RFC 3339");
        }
    }

    static @Nullable Cause cause(@Nullable String text) {
        try {
            return text == null || text.isEmpty()
                    ? null
                    : ModelJson.mapper().readValue(ModelJson.mapper().writeValueAsString(text), Cause.class);
        } catch (JsonProcessingException e) {
            throw bad("query parameter cause is tag, import, schedule, propagation, push or mapping");
        }
    }

    private static ImageStreamException bad(String message) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, message);
    }
}
