package dev.imagestreams.launcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest {

    private static final byte[] KEY =
            "thirty-two bytes, no more, no less".substring(0, 32).getBytes(StandardCharsets.UTF_8);
    private static final Digest DIGEST = Digest.sha256(new byte[] {1});
    private static final String EVENT =
            """
            {"id": "e1", "sequence": "007", "data": {"namespace": "demo", "stream": "app", "tag": "prod",
             "revision": 3, "image": {"reference": "r/app", "digest": "%s"}}}"""
                    .formatted(DIGEST);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String now = String.valueOf(Instant.now().getEpochSecond());
    private WebhookReceiver receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = WebhookReceiver.start(
                WebhookSecret.parse("whsec_" + Base64.getEncoder().encodeToString(KEY)));
    }

    @AfterEach
    void stop() throws IOException {
        receiver.close();
    }

    @Test
    void whatIsSignedIsKeptAndFoundByThoseWhoWait() throws Exception {
        assertThat(send("e1", EVENT, signature("e1", EVENT))).isEqualTo(204);

        Webhook webhook = receiver.await(each -> each.pointsTo(DIGEST), Duration.ofSeconds(5));

        assertThat(webhook.stream()).isEqualTo("app");
        assertThat(webhook.revision()).isEqualTo(3);
        assertThat(webhook.previous()).isEmpty();
        assertThat(receiver.refusals()).isEmpty();
    }

    @Test
    void whatIsNotSignedOrNoEventIsRefusedWithItsReason() throws Exception {
        assertThat(send("e1", EVENT, signature("e2", EVENT))).isEqualTo(401);
        assertThat(send("e1", "[", signature("e1", "["))).isEqualTo(401);
        assertThat(send("e2", EVENT, signature("e2", EVENT))).isEqualTo(401);

        assertThat(receiver.received()).isEmpty();
        assertThat(receiver.refusals())
                .hasSize(3)
                .anyMatch(reason -> reason.startsWith("not signed with the secret"))
                .anyMatch(reason -> reason.contains("e2 is not the id of the event"));
    }

    @Test
    void whoWaitsInVainIsToldWhatCameInstead() throws Exception {
        send("e1", EVENT, signature("e1", EVENT));

        assertThatThrownBy(() -> receiver.await(webhook -> false, Duration.ofMillis(50)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("1 others arrived");
    }

    private int send(String id, String body, String signature) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url()))
                .header("webhook-id", id)
                .header("webhook-timestamp", now)
                .header("webhook-signature", signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode();
    }

    private String signature(String id, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] hash = mac.doFinal((id + '.' + now + '.' + body).getBytes(StandardCharsets.UTF_8));
        return "v1," + Base64.getEncoder().encodeToString(hash);
    }
}
