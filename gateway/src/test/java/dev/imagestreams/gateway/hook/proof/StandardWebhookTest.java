package dev.imagestreams.gateway.hook.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardWebhookTest {

    private static final String OLD = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    private static final String NEW = "whsec_HxwdGhsYGRYXFBUSExAREg8ODQwLCgkIBwYFBAMCAQA=";
    private static final String PLAIN = "no base64, but a shared secret!";
    private static final Trust TRUST = new Trust(new Secrets(List.of(PLAIN, OLD, NEW)), "X-Key", null, null);
    private static final String BODY = "{\"repository\":\"team/app\",\"tag\":\"größe\"}";

    private final StandardWebhook proof = new StandardWebhook();
    private final long now = Instant.now().getEpochSecond();

    @Test
    void eitherSecretSigns() throws Exception {
        assertThat(proof.isGivenBy(signed(OLD, now, BODY), TRUST)).isTrue();
        assertThat(proof.isGivenBy(signed(NEW, now, BODY), TRUST)).isTrue();
    }

    @Test
    void anotherSecretAndAnotherBodyDoNot() throws Exception {
        Map<String, String> headers = signed(OLD, now, BODY).headers();

        assertThat(proof.isGivenBy(signed("whsec_" + "AAAA".repeat(11), now, BODY), TRUST))
                .isFalse();
        assertThat(proof.isGivenBy(new HookRequest(headers, bytes(BODY + ' '), null), TRUST))
                .isFalse();
    }

    @Test
    void anOldMessageIsNotTakenAgain() throws Exception {
        assertThat(proof.isGivenBy(signed(OLD, now - 600, BODY), TRUST)).isFalse();
    }

    @Test
    void whatIsMissingOrNonsenseProvesNothing() {
        assertThat(proof.isGivenBy(new HookRequest(Map.of(), bytes(BODY), null), TRUST))
                .isFalse();
        Map<String, String> nonsense =
                Map.of("webhook-id", "1", "webhook-timestamp", "yesterday", "webhook-signature", "v1");
        assertThat(proof.isGivenBy(new HookRequest(nonsense, bytes(BODY), null), TRUST))
                .isFalse();
        Map<String, String> half = Map.of(
                "webhook-id", "1", "webhook-timestamp", String.valueOf(now), "webhook-signature", "v1 v1, v2,AAAA ,");
        assertThat(proof.isGivenBy(new HookRequest(half, bytes(BODY), null), TRUST))
                .isFalse();
    }

    private static HookRequest signed(String secret, long time, String body) throws Exception {
        String signature = new Webhook(secret).sign("msg_1", time, body);
        Map<String, String> headers = Map.of(
                "Webhook-Id", "msg_1", "Webhook-Timestamp", String.valueOf(time), "Webhook-Signature", signature);
        return new HookRequest(headers, bytes(body), null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
