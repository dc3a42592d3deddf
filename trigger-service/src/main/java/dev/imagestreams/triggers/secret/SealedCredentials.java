package dev.imagestreams.triggers.secret;

import dev.imagestreams.model.api.WebhookOptions.Signature;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook proves itself with, sealed as it is stored.
 *
 * @param previous the key before, which signs too for a while; null when there is none
 * @param headers values of custom headers; null when there are none
 */
public record SealedCredentials(byte[] key, Signature scheme, @Nullable Previous previous, byte @Nullable [] headers) {

    /** @param until when it stops signing */
    public record Previous(byte[] key, Signature scheme, Instant until) {}
}
