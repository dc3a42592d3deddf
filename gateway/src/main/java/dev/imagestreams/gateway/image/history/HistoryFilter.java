package dev.imagestreams.gateway.image.history;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.client.HistoryQuery;
import dev.imagestreams.gateway.image.QueryTime;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The query parameters of a history. What means nothing is refused: who filters for it would get too much or too little. */
final class HistoryFilter {

    private static final int LIMIT = 1000;

    private HistoryFilter() {}

    /** @throws StatusException {@code BadRequest} */
    static HistoryQuery of(Parameters query) {
        ListRequest list = new ListRequest(query.values(), null);
        HistoryQuery history = new HistoryQuery();
        history.before = position(list.position());
        history.limit = list.limit() == 0 ? LIMIT : Math.min(list.limit(), LIMIT);
        history.since =
                query.find("since").map(text -> QueryTime.parse("since", text)).orElse(null);
        history.until =
                query.find("until").map(text -> QueryTime.parse("until", text)).orElse(null);
        history.actor = query.find("user").orElse(null);
        history.cause = query.find("cause").map(HistoryFilter::cause).orElse(null);
        history.digest = query.find("digest").map(HistoryFilter::digest).orElse(null);
        history.retired = query.find("retired").map(HistoryFilter::flag).orElse(null);
        return history;
    }

    private static @Nullable Long position(@Nullable String token) {
        try {
            return token == null ? null : Long.valueOf(token);
        } catch (NumberFormatException e) {
            throw badRequest("continue key is not valid");
        }
    }

    private static String cause(String text) {
        List<String> causes = Arrays.stream(Cause.values())
                .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!causes.contains(text)) {
            throw badRequest("cause must be one of " + String.join(", ", causes));
        }
        return text;
    }

    private static String digest(String text) {
        try {
            return Digest.parse(text).toString();
        } catch (ImageStreamException e) {
            throw badRequest("digest must be the whole digest of an image");
        }
    }

    private static boolean flag(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw badRequest("retired must be true or false");
        }
        return text.equals("true");
    }

    private static StatusException badRequest(String message) {
        return new StatusException(Statuses.badRequest(message));
    }
}
