package dev.imagestreams.gateway.image;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Times in the query parameters of our extensions. */
public final class QueryTime {

    private QueryTime() {}

    /** @throws StatusException {@code BadRequest} unless the text is a time as in RFC 3339 */
    public static Instant parse(String parameter, String text) {
        try {
            // A plus that nobody encoded arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw new StatusException(Statuses.badRequest(
                    parameter + " must be a time as in RFC 3339, for example 2026-01-31T12:00:00Z"));
        }
    }
}
