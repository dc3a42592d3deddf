package dev.imagestreams.embedded.registry;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the registry says, and how: faults bend an answer with {@link #delayed}, {@link #dripping}, {@link #truncatedTo}
 * and {@link #withBody}.
 *
 * @param delay before the first byte
 * @param drip between one byte of the body and the next; zero sends them together
 * @param sent how many bytes of the body are sent, of those announced
 */
public record RegistryAnswer(
        int status, Map<String, String> headers, byte[] body, Duration delay, Duration drip, int sent) {

    public static RegistryAnswer of(int status) {
        return new RegistryAnswer(status, Map.of(), new byte[0], Duration.ZERO, Duration.ZERO, 0);
    }

    public static RegistryAnswer of(int status, String mediaType, byte[] body) {
        return of(status).withHeader("Content-Type", mediaType).withBody(body);
    }

    /** An OCI error body with one error. */
    public static RegistryAnswer error(int status, String code, String message) {
        String json = "{\"errors\":[{\"code\":\"%s\",\"message\":\"%s\"}]}".formatted(code, message);
        return of(status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public RegistryAnswer withHeader(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new RegistryAnswer(status, more, body, delay, drip, sent);
    }

    /** Another body under the same headers: what a registry does that lies. */
    public RegistryAnswer withBody(byte[] other) {
        return new RegistryAnswer(status, headers, other, delay, drip, other.length);
    }

    public RegistryAnswer delayed(Duration wait) {
        return new RegistryAnswer(status, headers, body, wait, drip, sent);
    }

    /** Sends the body byte by byte, with this much time between them. */
    public RegistryAnswer dripping(Duration each) {
        return new RegistryAnswer(status, headers, body, delay, each, sent);
    }

    /** Announces the whole body, sends this much of it and closes the connection. */
    public RegistryAnswer truncatedTo(int bytes) {
        return new RegistryAnswer(status, headers, body, delay, drip, Math.min(bytes, body.length));
    }

    void send(HttpServerRequest request, Vertx vertx) {
        HttpServerResponse response = request.response().setStatusCode(status);
        headers.forEach(response::putHeader);
        // On HEAD this tells the length of what GET would send.
        response.putHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(body.length));
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else if (!drip.isZero()) {
            drip(response, vertx);
        } else if (sent == body.length) {
            response.end(Buffer.buffer(body));
        } else {
            response.write(Buffer.buffer(body).slice(0, sent))
                    .onComplete(written -> request.connection().close());
        }
    }

    private void drip(HttpServerResponse response, Vertx vertx) {
        AtomicInteger position = new AtomicInteger();
        vertx.setPeriodic(drip.toMillis(), timer -> {
            int next = position.getAndIncrement();
            if (response.closed() || next == body.length) {
                vertx.cancelTimer(timer);
                response.end();
            } else {
                response.write(Buffer.buffer(new byte[] {body[next]}));
            }
        });
    }
}
