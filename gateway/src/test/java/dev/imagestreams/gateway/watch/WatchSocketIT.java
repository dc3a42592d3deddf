package dev.imagestreams.gateway.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Watches by WebSocket, which some clients ask for first. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
class WatchSocketIT {

    private Streams streams;

    @BeforeEach
    void aProject() {
        streams = Streams.inNewProject();
    }

    @Test
    void aSocketIsToldOneEventPerMessage() throws Exception {
        streams.create("a", "");
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();

        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + Users.ANNA)
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + RestAssured.port + streams.path() + "?watch=true"),
                        new Messages(messages))
                .get(10, TimeUnit.SECONDS);

        assertThat(messages.poll(10, TimeUnit.SECONDS))
                .startsWith("{\"type\":\"ADDED\"")
                .endsWith("}");
        streams.create("b", "");
        assertThat(messages.poll(10, TimeUnit.SECONDS)).contains("\"name\":\"b\"");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").get(10, TimeUnit.SECONDS);
        assertThat(messages.poll(10, TimeUnit.SECONDS)).isEqualTo("closed");
    }

    @Test
    void aSocketThatMayNotWatchIsNotOpened() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer " + Users.ALICE)
                        .buildAsync(
                                URI.create("ws://127.0.0.1:" + RestAssured.port + streams.path() + "?watch=true"),
                                new Messages(new LinkedBlockingQueue<>()))
                        .get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class, refused -> assertThat(
                                refused.getResponse().statusCode())
                        .isEqualTo(403));
    }

    /** Messages whole, whatever their frames. */
    private static final class Messages implements WebSocket.Listener {

        private final BlockingQueue<String> whole;
        private final StringBuilder part = new StringBuilder();

        Messages(BlockingQueue<String> whole) {
            this.whole = whole;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                whole.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            whole.add("closed");
            return null;
        }
    }
}
