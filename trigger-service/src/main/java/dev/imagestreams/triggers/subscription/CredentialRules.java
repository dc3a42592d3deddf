package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.api.WebhookOptions.Signature;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.secret.Keyring;
import dev.imagestreams.triggers.secret.SealedCredentials;
import dev.imagestreams.triggers.secret.SealedCredentials.Previous;
import dev.imagestreams.triggers.signature.Ed25519Key;
import dev.imagestreams.triggers.signature.SigningKey;
import dev.imagestreams.triggers.signature.WebhookSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook's keys and headers become when its trigger is written: a new key is made where none is given, a replaced
 * one goes on signing for a while, and a header that is written as hidden keeps its value.
 */
final class CredentialRules {

    private final Keyring keyring;
    private final Duration overlap;

    CredentialRules(Keyring keyring, Duration overlap) {
        this.keyring = keyring;
        this.overlap = overlap;
    }

    /** Credentials with the key that was made for them; the key is null where an old one stays. */
    record Made(SealedCredentials credentials, @Nullable SigningKey fresh) {

        /** What the owner is told of the new key, this once; an ed25519 pair shows its public half at any time. */
        @Nullable
        String secret() {
            return fresh instanceof WebhookSecret secret ? secret.reveal() : null;
        }
    }

    Made first(TriggerTarget.Webhook webhook, UUID owner) {
        SigningKey key =
                given(webhook).orElseGet(() -> generate(webhook.options().signs()));
        return new Made(
                new SealedCredentials(
                        keyring.seal(key, owner),
                        webhook.options().signs(),
                        null,
                        headers(webhook.options(), Map.of(), owner)),
                key);
    }

    /** @param before null when the trigger was no webhook */
    Made next(TriggerTarget.Webhook webhook, @Nullable SealedCredentials before, UUID owner, Instant now) {
        Signature scheme = webhook.options().signs();
        Optional<SigningKey> given = given(webhook);
        boolean kept = before != null && before.scheme() == scheme && !isOther(given, before, owner, now);
        if (!kept && given.isEmpty() && scheme == Signature.HMAC) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("spec.webhook.secret", "the trigger has none to keep")));
        }
        Map<String, String> known = before == null ? Map.of() : keyring.headers(before, owner);
        if (kept && values(webhook.options(), known).equals(known)) {
            return new Made(before, null);
        }
        byte[] headers = headers(webhook.options(), known, owner);
        if (kept) {
            return new Made(new SealedCredentials(before.key(), scheme, before.previous(), headers), null);
        }
        SigningKey key = given.orElseGet(() -> generate(scheme));
        return new Made(new SealedCredentials(keyring.seal(key, owner), scheme, previous(before, now), headers), key);
    }

    /** The same with a new key. */
    Made rotated(SealedCredentials before, UUID owner, Instant now) {
        SigningKey key = generate(before.scheme());
        return new Made(
                new SealedCredentials(
                        keyring.seal(key, owner), before.scheme(), previous(before, now), before.headers()),
                key);
    }

    private boolean isOther(Optional<SigningKey> given, SealedCredentials before, UUID owner, Instant now) {
        return given.isPresent()
                && !Arrays.equals(
                        given.get().bytes(),
                        keyring.keys(before, owner, now).get(0).bytes());
    }

    private @Nullable Previous previous(@Nullable SealedCredentials before, Instant now) {
        return before == null || overlap.isZero()
                ? null
                : new Previous(before.key(), before.scheme(), now.plus(overlap));
    }

    private byte @Nullable [] headers(WebhookOptions options, Map<String, String> before, UUID owner) {
        Map<String, String> values = values(options, before);
        return values.isEmpty() ? null : keyring.seal(values, owner);
    }

    private static Map<String, String> values(WebhookOptions options, Map<String, String> before) {
        Map<String, String> values = new TreeMap<>();
        options.headers().forEach((name, value) -> values.put(name, value(name, value, before)));
        return values;
    }

    private static String value(String name, String value, Map<String, String> before) {
        if (!value.equals(WebhookOptions.HIDDEN)) {
            return value;
        }
        String kept = before.get(name);
        if (kept == null) {
            throw ImageStreamException.invalid(List.of(
                    FieldError.required("spec.webhook.headers[" + name + ']', "the header has no value to keep")));
        }
        return kept;
    }

    private static Optional<SigningKey> given(TriggerTarget.Webhook webhook) {
        return Optional.ofNullable(webhook.secret()).flatMap(WebhookSecret::parse);
    }

    private static SigningKey generate(Signature scheme) {
        return scheme == Signature.HMAC ? WebhookSecret.generate() : Ed25519Key.generate();
    }
}
