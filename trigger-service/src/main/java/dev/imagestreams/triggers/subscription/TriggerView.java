package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerStatus;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.triggers.secret.Keyring;
import dev.imagestreams.triggers.secret.SealedCredentials;
import dev.imagestreams.triggers.signature.SigningKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What people see of a trigger: never its secret, but the public keys of what it signs with. */
@Singleton
public class TriggerView {

    private final Keyring keyring;
    private final Clock clock;

    public TriggerView(Keyring keyring, Clock clock) {
        this.keyring = keyring;
        this.clock = clock;
    }

    public Trigger of(StoredTrigger stored) {
        Trigger trigger = stored.trigger();
        SealedCredentials keys = stored.credentials();
        if (keys == null || keys.scheme() != WebhookOptions.Signature.ED25519) {
            return trigger;
        }
        TriggerStatus known = trigger.status();
        return trigger.withStatus(new TriggerStatus(
                known.pending(),
                known.dead(),
                known.last(),
                known.failures(),
                known.failingSince(),
                known.lastError(),
                known.pausedUntil(),
                known.disabled(),
                known.loops(),
                known.conditions(),
                publicKeys(keys, trigger.uid())));
    }

    /** None if they cannot be opened: that is what attempts tell, and no reason to hide the trigger, or all of a list. */
    private List<String> publicKeys(SealedCredentials keys, UUID owner) {
        try {
            return keyring.keys(keys, owner, clock.instant()).stream()
                    .map(SigningKey::reveal)
                    .filter(text -> text.startsWith("whpk_"))
                    .toList();
        } catch (IllegalStateException e) {
            return List.of();
        }
    }
}
