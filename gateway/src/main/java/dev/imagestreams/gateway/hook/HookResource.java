package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.hook.proof.HookRequest;
import dev.imagestreams.model.error.ErrorCode;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /hooks/v1/<source>}, and the same with the secret behind it for senders that can send it nowhere else. */
@Path("/hooks/v1/{source}")
public class HookResource {

    /** Bytes. zot sends the manifest along; nobody sends more. */
    static final int LIMIT = 2 * 1024 * 1024;

    private static final String ASKS = "WebHook-Request-Origin";
    private static final String MAY = "WebHook-Allowed-Origin";
    private static final String RATE = "WebHook-Allowed-Rate";

    private final HookSources sources;
    private final HookReception reception;

    HookResource(HookSources sources, HookReception reception) {
        this.sources = sources;
        this.reception = reception;
    }

    @POST
    @Blocking
    public CompletionStage<Response> hear(
            @PathParam("source") String source, @Nullable InputStream body, @Context HttpServerRequest http) {
        return receive(source, null, body, http);
    }

    @POST
    @Path("{secret}")
    @Blocking
    public CompletionStage<Response> hear(
            @PathParam("source") String source,
            @PathParam("secret") String secret,
            @Nullable InputStream body,
            @Context HttpServerRequest http) {
        return receive(source, secret, body, http);
    }

    @OPTIONS
    public Response permit(@PathParam("source") String source, @Context HttpServerRequest http) {
        return permission(source, http);
    }

    @OPTIONS
    @Path("{secret}")
    public Response permit(
            @PathParam("source") String source, @PathParam("secret") String secret, @Context HttpServerRequest http) {
        return permission(source, http);
    }

    private CompletionStage<Response> receive(
            String source, @Nullable String secret, @Nullable InputStream body, HttpServerRequest http) {
        return reception.receive(find(source), new HookRequest(headers(http.headers()), bytes(body), secret));
    }

    /** Says only that a sender may send; who sends has to prove itself each time. */
    private Response permission(String source, HttpServerRequest http) {
        String origin = http.getHeader(ASKS);
        if (origin == null || !find(source).sender().asksFirst()) {
            throw new StatusException(RequestStatuses.methodNotAllowed());
        }
        return Response.ok().header(MAY, origin).header(RATE, "*").build();
    }

    private HookSource find(String name) {
        return sources.find(name)
                .orElseThrow(() -> new StatusException(
                        Statuses.plain(ErrorCode.NOT_FOUND, "there is no source of hooks of this name")));
    }

    private static byte[] bytes(@Nullable InputStream body) {
        try {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new StatusException(
                        Statuses.plain(ErrorCode.TOO_LARGE, "Request entity too large: limit is " + LIMIT));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("the body of the request ended early", e);
        }
    }

    private static Map<String, String> headers(MultiMap all) {
        Map<String, String> headers = new HashMap<>();
        all.names().forEach(name -> headers.put(name, all.get(name)));
        return headers;
    }
}
