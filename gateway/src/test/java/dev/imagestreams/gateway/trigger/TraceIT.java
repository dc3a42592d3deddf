package dev.imagestreams.gateway.trigger;

import static dev.imagestreams.gateway.testing.Api.TRIGGERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.imagestreams.gateway.testing.ImageApi;
import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a request to the webhook it leads to, through four services, a database in each, and Kafka between them: one trace. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class TraceIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final ImageApi api = new ImageApi("traces");
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private HttpServer endpoint;

    @BeforeEach
    void listen() throws IOException {
        api.prepare();
        endpoint = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        endpoint.createContext("/", exchange -> {
            told.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        endpoint.start();
    }

    @AfterEach
    void stop() {
        endpoint.stop(0);
    }

    /** An import that somebody waits for, and one that the change of a spec asks for on the bus. */
    @ParameterizedTest
    @ValueSource(strings = {"imported", "tagged"})
    void oneTraceFromTheRequestToTheWebhook(String stream) throws Exception {
        ImageApi.push("traces/" + stream, "v1", stream);
        watch(stream);
        String trace = "4bf92f3577b34da6a3ce929d0e" + String.format("%06x", stream.hashCode() & 0xffffff);

        move(stream, "00-" + trace + "-00f067aa0ba902b7-01");

        String traceparent = told.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(traceparent).matches("00-" + trace + "-[0-9a-f]{16}-01").doesNotContain("00f067aa0ba902b7");
        await().atMost(SOON).untilAsserted(() -> assertThat(RunningServices.tracedBy(trace))
                .containsExactlyInAnyOrder("gateway", "import-service", "tag-service", "trigger-service"));
    }

    private void move(String stream, String traceparent) {
        String source = ImageApi.spec("traces/" + stream + ":v1");
        if (stream.equals("imported")) {
            api.anna()
                    .header("traceparent", traceparent)
                    .body(ImageApi.importBody(stream, "prod", source, true))
                    .post(api.path("imagestreamimports"))
                    .then()
                    .statusCode(201);
        } else {
            api.anna()
                    .header("traceparent", traceparent)
                    .body(
                            """
                            {"metadata":{"name":"%s:prod"},"tag":{"from":{"kind":"DockerImage","name":"%s"},
                             "importPolicy":{"insecure":true}}}"""
                                    .formatted(stream, source))
                    .put(api.path("imagestreamtags/" + stream + ":prod"))
                    .then()
                    .statusCode(201);
        }
    }

    private void watch(String stream) {
        api.createStream(stream).statusCode(201);
        api.anna()
                .body(
                        "{\"metadata\":{\"name\":\"%1$s\"},\"spec\":{\"from\":{\"stream\":\"%1$s\"},\"webhook\":{\"url\":\"%2$s\"}}}"
                                .formatted(
                                        stream,
                                        "http://127.0.0.1:"
                                                + endpoint.getAddress().getPort() + "/hook"))
                .post(TRIGGERS + "/namespaces/traces/imagetriggers")
                .then()
                .statusCode(201);
    }
}
