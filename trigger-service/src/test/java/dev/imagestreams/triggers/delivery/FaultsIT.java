package dev.imagestreams.triggers.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.api.TriggerStatus;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.Receiver;
import dev.imagestreams.triggers.testing.Receiver.Reply;
import dev.imagestreams.triggers.testing.TestBroker;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that misbehave. */
@QuarkusTest
class FaultsIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final TriggerApi api = TriggerApi.inNewNamespace();
    private final StreamKey stream = new StreamKey(api.namespace(), "app");

    @Test
    void anEndpointThatFailsAgainAndAgainIsLeftAloneAndSaysSoInItsStatus() {
        try (Receiver receiver = Receiver.answering(500)) {
            api.webhook("ci", receiver.url());
            for (int i = 0; i < 10; i++) {
                TestBroker.publish(Changes.in(stream, "prod", i));
            }

            await().atMost(SOON).until(() -> api.get("ci").status().pausedUntil() != null);

            TriggerStatus status = api.get("ci").status();
            assertThat(status.failures()).isGreaterThanOrEqualTo(10);
            assertThat(status.failingSince()).isBefore(Instant.now());
            assertThat(status.lastError()).contains("status 500");
            assertThat(status.pausedUntil()).isAfter(Instant.now());
            assertThat(status.pending()).isPositive();
            int sent = receiver.received().size();
            // One probe at most within the next seconds, although deliveries are due.
            await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            assertThat(receiver.received().size()).isLessThanOrEqualTo(sent + 1);
        }
    }

    @Test
    void anEndpointThatFlapsGetsEverythingInTheEnd() {
        try (Receiver receiver = Receiver.answering(number -> Reply.of(number % 2 == 0 ? 200 : 502))) {
            api.webhook("ci", receiver.url());

            for (int i = 0; i < 8; i++) {
                TestBroker.publish(Changes.in(stream, "prod", i));
            }

            await().atMost(SOON)
                    .until(() -> api.deliveries("ci", "?state=pending").isEmpty()
                            && api.deliveries("ci", "").size() == 8);
            assertThat(api.deliveries("ci", "?state=delivered")).hasSizeGreaterThanOrEqualTo(6);
        }
    }

    @Test
    void anAnswerAfterTheTimeoutCountsAsNoneAndTheNextAttemptHasTheSameId() {
        AtomicBoolean late = new AtomicBoolean(true);
        try (Receiver receiver = Receiver.answering(number -> {
            if (late.getAndSet(false)) {
                sleep(Duration.ofMillis(2500));
            }
            return Reply.of(200);
        })) {
            api.webhook("ci", receiver.url());

            String event = TestBroker.publish(Changes.in(stream)).toString();

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DELIVERED));
            assertThat(receiver.received()).hasSize(2).allSatisfy(request -> assertThat(request.header("webhook-id"))
                    .isEqualTo(event));
            assertThat(api.delivery("ci").attempts().get(0).error()).contains("no complete answer");
        }
    }

    @Test
    void aHintToComeBackLaterHoldsForTheWholeEndpoint() {
        try (Receiver receiver = Receiver.answering(
                number -> number == 1 ? new Reply(429, Map.of("retry-after", "3"), "") : Reply.of(200))) {
            api.webhook("ci", receiver.url());
            TestBroker.publish(Changes.in(stream, "prod", 1));
            await().atMost(SOON).until(() -> receiver.received().size() == 1);
            await().atMost(SOON).until(() -> api.get("ci").status().pausedUntil() != null);

            TestBroker.publish(Changes.in(stream, "prod", 2));

            await().atMost(SOON).until(() -> receiver.received().size() == 3);
            assertThat(Duration.between(
                            receiver.received().get(0).at(),
                            receiver.received().get(1).at()))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void anOverloadedEndpointThatDoesNotSayForHowLongIsLeftAloneForAMinute() {
        try (Receiver receiver = Receiver.answering(429)) {
            api.webhook("ci", receiver.url());

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.get("ci").status().pausedUntil() != null);
            assertThat(api.get("ci").status().pausedUntil())
                    .isBetween(
                            receiver.received().get(0).at().plusSeconds(59),
                            receiver.received().get(0).at().plusSeconds(65));
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForIsToldAndNothingIsSent(@TempDir Path directory)
            throws IOException, GeneralSecurityException, InterruptedException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(directory.resolve("keys.p12"))));
        AtomicBoolean called = new AtomicBoolean();
        server.createContext("/", exchange -> called.set(true));
        server.start();
        try {
            api.webhook("ci", "https://localhost:" + server.getAddress().getPort() + "/hook");

            TestBroker.publish(Changes.in(stream));

            await().atMost(SOON).until(() -> api.stands("ci", Delivery.State.DEAD));
            assertThat(api.delivery("ci").attempts())
                    .allSatisfy(attempt -> assertThat(attempt.error()).startsWith("no secure connection: "));
            assertThat(called).isFalse();
        } finally {
            server.stop(0);
        }
    }

    private static SSLContext selfSigned(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
