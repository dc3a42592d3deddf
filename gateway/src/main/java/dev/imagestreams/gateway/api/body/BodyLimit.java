package dev.imagestreams.gateway.api.body;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Refuses a body that announces itself as too large before a byte of it is read. One that does not announce its length
 * is cut off by {@link BodyParser}.
 */
@ApplicationScoped
public class BodyLimit {

    private static final int FIRST = 1000;

    void register(@Observes Filters filters) {
        filters.register(BodyLimit::check, FIRST);
    }

    private static void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || length.length() < 8 && Long.parseLong(length) <= BodyParser.LIMIT) {
            context.next();
            return;
        }
        EarlyRefusal.answer(context, BodyParser.tooLarge().status());
    }
}
