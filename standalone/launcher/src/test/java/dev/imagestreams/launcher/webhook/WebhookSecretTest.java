package dev.imagestreams.launcher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A message and signature computed by another implementation of Standard Webhooks. */
class WebhookSecretTest {

    private static final WebhookSecret SECRET =
            WebhookSecret.parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
    private static final String ID = "01JGK3E6T0X9V8W7Q5R4S3T2A1";
    private static final String TIMESTAMP = "1767323045";
    private static final Instant NOW = Instant.ofEpochSecond(1_767_323_050);
    private static final String SIGNATURE = "v1,AOFwffI2LzUsgPPvBsqjKj5sK5FSEYpH3/vtOKrfEXc=";
    private static final byte[] BODY =
            "{\"specversion\":\"1.0\",\"id\":\"01JGK3E6T0X9V8W7Q5R4S3T2A1\",\"type\":\"dev.imagestreams.tag.updated.v1\"}"
                    .getBytes(StandardCharsets.UTF_8);

    @Test
    void theRightSignatureIsAcceptedAlsoAmongOthers() {
        assertThat(SECRET.signed(ID, TIMESTAMP, SIGNATURE, BODY, NOW)).isTrue();
        assertThat(SECRET.signed(ID, TIMESTAMP, "v1,b2xk v1a,eA== " + SIGNATURE, BODY, NOW))
                .isTrue();
    }

    @Test
    void whatWasChangedOnTheWayIsRefused() {
        byte[] other = new String(BODY, StandardCharsets.UTF_8)
                .replace("updated", "deleted")
                .getBytes(StandardCharsets.UTF_8);

        assertThat(SECRET.signed(ID, TIMESTAMP, SIGNATURE, other, NOW)).isFalse();
        assertThat(SECRET.signed("another", TIMESTAMP, SIGNATURE, BODY, NOW)).isFalse();
        assertThat(SECRET.signed(ID, "1767323046", SIGNATURE, BODY, NOW)).isFalse();
        assertThat(SECRET.signed(ID, TIMESTAMP, "", BODY, NOW)).isFalse();
        assertThat(WebhookSecret.random().signed(ID, TIMESTAMP, SIGNATURE, BODY, NOW))
                .isFalse();
    }

    @Test
    void anOldMessageIsRefused() {
        assertThat(SECRET.signed(ID, TIMESTAMP, SIGNATURE, BODY, NOW.plus(Duration.ofMinutes(6))))
                .isFalse();
        assertThat(SECRET.signed(ID, "soon", SIGNATURE, BODY, NOW)).isFalse();
    }

    @Test
    void aSecretIsReadAsItIsShown() {
        WebhookSecret secret = WebhookSecret.random();

        assertThat(WebhookSecret.parse(secret.reveal()).reveal())
                .isEqualTo(secret.reveal())
                .startsWith("whsec_");
    }
}
