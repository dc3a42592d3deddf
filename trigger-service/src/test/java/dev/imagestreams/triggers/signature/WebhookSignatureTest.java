package dev.imagestreams.triggers.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Against the published vector, and against the published library as a receiver would use it. */
class WebhookSignatureTest {

    @Test
    void signsTheKnownMessageAsKnown() {
        WebhookSecret secret = WebhookSecret.parse("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
                .orElseThrow();
        String id = "01JGK3E6T0X9V8W7Q5R4S3T2A1";
        byte[] body = ("{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"type\":\"dev.imagestreams.tag.updated.v1\"}")
                .getBytes(StandardCharsets.UTF_8);

        String signature = secret.sign(WebhookSignature.content(id, 1767323045, body));

        assertThat(signature).isEqualTo("v1,AOFwffI2LzUsgPPvBsqjKj5sK5FSEYpH3/vtOKrfEXc=");
    }

    @Test
    void refusesAnIdThatWouldBlurTheSignedParts() {
        assertThatThrownBy(() -> WebhookSignature.content("a.b", 1, new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void whatIsSignedHereIsAcceptedByTheLibrary(
            @ForAll @Size(min = 24, max = 64) byte[] key,
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 1, max = 40) String id,
            @ForAll @StringLength(max = 200) String body) {
        WebhookSecret secret = WebhookSecret.ofBytes(key);
        Signed signed = Signed.now(secret, id, body.getBytes(StandardCharsets.UTF_8));

        assertThatCode(() -> signed.verify(secret)).doesNotThrowAnyException();
    }

    @Property(tries = 200)
    void anyFlippedBitOfTheBodyIsRefusedByTheLibrary(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(min = 1, max = 200) String body,
            @ForAll @IntRange(max = 10_000) int position,
            @ForAll @IntRange(max = 6) int bit) {
        WebhookSecret secret = WebhookSecret.generate();
        byte[] sent = body.getBytes(StandardCharsets.UTF_8);
        Signed signed = Signed.now(secret, "event", sent);
        byte[] received = sent.clone();
        received[position % received.length] ^= (byte) (1 << bit);

        assertThatThrownBy(() -> signed.withBody(received).verify(secret))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Property(tries = 50)
    void anotherIdAnotherTimeAndAnotherSecretAreRefusedByTheLibrary(@ForAll @IntRange(min = 1, max = 250) int shift) {
        WebhookSecret secret = WebhookSecret.generate();
        Signed signed = Signed.now(secret, "event", new byte[] {'{', '}'});

        assertThatThrownBy(() -> signed.withId("other").verify(secret))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> signed.withTimestamp(signed.timestamp - shift).verify(secret))
                .isInstanceOf(WebhookVerificationException.class);
        assertThatThrownBy(() -> signed.verify(WebhookSecret.generate()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private record Signed(String id, long timestamp, byte[] body, String signature) {

        static Signed now(WebhookSecret secret, String id, byte[] body) {
            long timestamp = Instant.now().getEpochSecond();
            return new Signed(id, timestamp, body, secret.sign(WebhookSignature.content(id, timestamp, body)));
        }

        Signed withBody(byte[] other) {
            return new Signed(id, timestamp, other, signature);
        }

        Signed withId(String other) {
            return new Signed(other, timestamp, body, signature);
        }

        Signed withTimestamp(long other) {
            return new Signed(id, other, body, signature);
        }

        void verify(WebhookSecret secret) throws WebhookVerificationException {
            HttpHeaders headers = HttpHeaders.of(
                    Map.of(
                            WebhookSignature.ID_HEADER, List.of(id),
                            WebhookSignature.TIMESTAMP_HEADER, List.of(Long.toString(timestamp)),
                            WebhookSignature.SIGNATURE_HEADER, List.of(signature)),
                    (name, value) -> true);
            new Webhook(secret.reveal()).verify(new String(body, StandardCharsets.UTF_8), headers);
        }
    }
}
