package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.triggers.secret.SealedCredentials;
import org.jspecify.annotations.Nullable;

/**
 * A trigger as it is kept.
 *
 * @param trigger without its secret
 * @param credentials null unless it is a webhook
 */
public record StoredTrigger(Trigger trigger, @Nullable SealedCredentials credentials) {

    /** Whether it says nothing else. Credentials that stay are handed on, because two sealings of one secret differ. */
    @SuppressWarnings("ReferenceEquality")
    public boolean isSameAs(StoredTrigger other) {
        return trigger.spec().equals(other.trigger.spec()) && credentials == other.credentials;
    }
}
