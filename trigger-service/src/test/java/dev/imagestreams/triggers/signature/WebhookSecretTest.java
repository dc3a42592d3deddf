package dev.imagestreams.triggers.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    @Test
    void generatedSecretsAreReadableAndDiffer() {
        WebhookSecret one = WebhookSecret.generate();
        WebhookSecret other = WebhookSecret.generate();

        assertThat(WebhookSecret.parse(one.reveal()).orElseThrow().bytes())
                .isEqualTo(one.bytes())
                .hasSize(32)
                .isNotEqualTo(other.bytes());
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 32, 64})
    void takesSecretsOfTheAllowedLengths(int length) {
        assertThat(WebhookSecret.parse("whsec_" + Base64.getEncoder().encodeToString(new byte[length])))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 23, 65})
    void refusesSecretsOfOtherLengths(int length) {
        assertThat(WebhookSecret.parse("whsec_" + Base64.getEncoder().encodeToString(new byte[length])))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "whsec_", "hunter2", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "whsec_not base64"})
    void refusesWhatIsNoSecret(String text) {
        assertThat(WebhookSecret.parse(text)).isEmpty();
    }

    @Test
    void doesNotShowItself() {
        WebhookSecret secret = WebhookSecret.generate();

        assertThat(secret).hasToString("WebhookSecret[hidden]");
    }
}
