package dev.imagestreams.triggers.secret;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.WebhookOptions.Signature;
import dev.imagestreams.triggers.signature.Ed25519Key;
import dev.imagestreams.triggers.signature.SigningKey;
import dev.imagestreams.triggers.signature.WebhookSecret;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Opens and seals what webhooks prove themselves with, bound to the trigger they belong to. */
@Singleton
public class Keyring {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final SecretCipher cipher;

    public Keyring(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /** Those that sign at this time, the present one first. */
    public List<SigningKey> keys(SealedCredentials credentials, UUID owner, Instant now) {
        List<SigningKey> keys = new ArrayList<>(2);
        keys.add(open(credentials.key(), credentials.scheme(), owner));
        SealedCredentials.Previous previous = credentials.previous();
        if (previous != null && now.isBefore(previous.until())) {
            keys.add(open(previous.key(), previous.scheme(), owner));
        }
        return keys;
    }

    public Map<String, String> headers(SealedCredentials credentials, UUID owner) {
        byte[] sealed = credentials.headers();
        if (sealed == null) {
            return Map.of();
        }
        try {
            return ModelJson.mapper().readValue(cipher.open(sealed, owner), TEXTS);
        } catch (IOException e) {
            throw new UncheckedIOException("a trigger's row holds what this service sealed", e);
        }
    }

    public byte[] seal(SigningKey key, UUID owner) {
        return cipher.seal(key.bytes(), owner);
    }

    public byte[] seal(Map<String, String> headers, UUID owner) {
        try {
            return cipher.seal(ModelJson.mapper().writeValueAsBytes(headers), owner);
        } catch (IOException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    private SigningKey open(byte[] sealed, Signature scheme, UUID owner) {
        byte[] bytes = cipher.open(sealed, owner);
        return scheme == Signature.HMAC ? WebhookSecret.ofBytes(bytes) : Ed25519Key.ofBytes(bytes);
    }
}
