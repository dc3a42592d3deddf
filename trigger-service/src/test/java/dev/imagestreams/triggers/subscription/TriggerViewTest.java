package dev.imagestreams.triggers.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions.Signature;
import dev.imagestreams.triggers.secret.Keyring;
import dev.imagestreams.triggers.secret.SealedCredentials;
import dev.imagestreams.triggers.secret.SecretCipher;
import dev.imagestreams.triggers.signature.Ed25519Key;
import dev.imagestreams.triggers.signature.SigningKey;
import dev.imagestreams.triggers.signature.WebhookSecret;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TriggerViewTest {

    private static final UUID OWNER = UUID.fromString("0d7ad8a4-5d35-4d6f-b8b3-2f6f4d7ea1c5");

    private final Keyring keyring = keyring(1);
    private final TriggerView view = new TriggerView(keyring, Clock.systemUTC());

    @Test
    void showsThePublicKeyOfWhatItSignsWith() {
        Ed25519Key key = Ed25519Key.generate();

        Trigger seen = view.of(stored(keyring, key, Signature.ED25519));

        assertThat(seen.status().publicKeys()).containsExactly(key.reveal());
    }

    @Test
    void showsNothingOfASharedSecret() {
        StoredTrigger stored = stored(keyring, WebhookSecret.generate(), Signature.HMAC);

        assertThat(view.of(stored)).isEqualTo(stored.trigger());
    }

    @Test
    void showsATriggerWhoseKeyCannotBeOpened() {
        StoredTrigger stored = stored(keyring(2), Ed25519Key.generate(), Signature.ED25519);

        assertThat(view.of(stored)).isEqualTo(stored.trigger());
    }

    private static StoredTrigger stored(Keyring sealing, SigningKey key, Signature scheme) {
        TriggerDraft draft =
                new TriggerDraft("ci", null, null, false, new TriggerTarget.Webhook("https://ci.example/hook", null));
        return new StoredTrigger(
                new Trigger(OWNER, "demo", draft, 1, "anna", Instant.EPOCH),
                new SealedCredentials(sealing.seal(key, OWNER), scheme, null, null));
    }

    private static Keyring keyring(int first) {
        byte[] key = new byte[32];
        key[0] = (byte) first;
        return new Keyring(new SecretCipher(Base64.getEncoder().encodeToString(key)));
    }
}
