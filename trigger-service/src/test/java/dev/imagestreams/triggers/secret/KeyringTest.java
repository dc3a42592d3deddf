package dev.imagestreams.triggers.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.WebhookOptions.Signature;
import dev.imagestreams.triggers.secret.SealedCredentials.Previous;
import dev.imagestreams.triggers.signature.SigningKey;
import dev.imagestreams.triggers.signature.WebhookSecret;
import dev.imagestreams.triggers.testing.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyringTest {

    private static final UUID OWNER = UUID.randomUUID();
    private static final Instant ROTATED = Instant.parse("2026-01-02T03:04:05Z");
    private static final Duration DAY = Duration.ofHours(24);

    private final Keyring keyring =
            new Keyring(new SecretCipher(Base64.getEncoder().encodeToString(new byte[32])));
    private final WebhookSecret fresh = WebhookSecret.generate();
    private final WebhookSecret old = WebhookSecret.generate();
    private final SealedCredentials rotated = new SealedCredentials(
            keyring.seal(fresh, OWNER),
            Signature.HMAC,
            new Previous(keyring.seal(old, OWNER), Signature.HMAC, ROTATED.plus(DAY)),
            null);

    @Test
    void aReplacedSecretSignsBesideTheNewOneForADay() {
        assertThat(keyring.keys(rotated, OWNER, ROTATED.plus(DAY).minusSeconds(1)))
                .extracting(SigningKey::reveal)
                .containsExactly(fresh.reveal(), old.reveal());
        assertThat(keyring.keys(rotated, OWNER, ROTATED.plus(DAY)))
                .extracting(SigningKey::reveal)
                .containsExactly(fresh.reveal());
    }

    @Test
    void theDayIsWhatOperatorsGetWhoConfigureNothing() {
        SecretsConfig defaults = Settings.of(SecretsConfig.class, Map.of("imagestreams.secrets.key", "k"));

        assertThat(defaults.overlap()).isEqualTo(DAY);
    }
}
