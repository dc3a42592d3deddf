package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.Status;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;

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
        Status status = BodyParser.tooLarge().status();
        context.response()
                .setStatusCode(status.getCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end(json(status))
                .onComplete(ended -> context.request().connection().close());
    }

    private static String json(Status status) {
        try {
            return KubernetesJson.mapper().writeValueAsString(status);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every status can be written", e);
        }
    }
}
