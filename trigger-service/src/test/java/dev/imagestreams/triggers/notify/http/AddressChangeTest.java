package dev.imagestreams.triggers.notify.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.testing.Receiver;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that is harmless when a trigger is made, and leads inside when it is called. */
class AddressChangeTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<String> address = new AtomicReference<>("127.0.0.1");
    private Receiver receiver;
    private AddressGuard guard;
    private WebhookClient client;

    @BeforeEach
    void start() {
        receiver = Receiver.answering(200);
        WebhookConfig config = new AllowedAddress("127.0.0.1/32");
        guard = new AddressGuard(config, vertx, this::lookUp);
        client = new WebhookClient(vertx, guard, config);
    }

    @AfterEach
    void stop() {
        guard.close();
        receiver.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aNameThatNowLeadsInsideIsNotCalledAnyMore() {
        assertThat(post()).isInstanceOf(WebhookReply.Answered.class);

        address.set("127.0.0.2");

        assertThat(post()).isInstanceOfSatisfying(WebhookReply.NoAnswer.class, refused -> assertThat(refused.error())
                .contains("may not be sent to"));
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aNameThatIsNoMoreIsToldAsSuch() {
        address.set("");

        assertThat(post()).isEqualTo(new WebhookReply.NoAnswer("the host hooks.example is unknown", false));
    }

    private WebhookReply post() {
        return client.post("team", URI.create(receiver.url("hooks.example")), Map.of(), new byte[0], TIMEOUT)
                .toCompletableFuture()
                .join();
    }

    private InetAddress[] lookUp(String host) throws UnknownHostException {
        if (address.get().isEmpty()) {
            throw new UnknownHostException(host);
        }
        return new InetAddress[] {InetAddress.getByName(address.get())};
    }

    private record AllowedAddress(String block) implements WebhookConfig {

        @Override
        public Optional<List<String>> allowedNetworks() {
            return Optional.of(List.of(block));
        }

        @Override
        public Optional<List<String>> allowedHosts() {
            return Optional.empty();
        }

        @Override
        public Map<String, Inside> namespaces() {
            return Map.of();
        }

        @Override
        public boolean plainHttp() {
            return false;
        }

        @Override
        public List<Integer> allowedPorts() {
            return List.of();
        }

        @Override
        public Duration connectTimeout() {
            return TIMEOUT;
        }

        @Override
        public Duration totalTimeout() {
            return TIMEOUT;
        }
    }
}
