package dev.imagestreams.gateway.api.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.Status;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;

/** Ends a request with a {@code Status} before its body is read. The connection ends too, with what is still in it. */
final class EarlyRefusal {

    private EarlyRefusal() {}

    static void answer(RoutingContext context, Status status) {
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
