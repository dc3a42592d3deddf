package dev.imagestreams.triggers.secret;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets for the database with AES-256-GCM: {@code key id (1 byte) | nonce (12) | ciphertext and tag}.
 *
 * <p>The key id tells early, and in words, that a row was sealed with another key. The owner's uid is authenticated with
 * the secret, so that a sealed secret copied into another row cannot be opened there. Safe for use by many threads.
 */
@Singleton
public final class SecretCipher {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final byte keyId;

    @Inject
    public SecretCipher(SecretsConfig config) {
        this(config.key());
    }

    /** @param key base64 of 32 bytes */
    public SecretCipher(String key) {
        byte[] bytes = decode(key);
        this.key = new SecretKeySpec(bytes, "AES");
        this.keyId = fingerprint(bytes);
    }

    public byte[] seal(byte[] secret, UUID owner) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(keyId)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can encrypt with AES-GCM", e);
        }
    }

    /** @throws IllegalStateException if it was sealed with another key, for another owner, or changed since */
    public byte[] open(byte[] sealed, UUID owner) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != keyId) {
            throw new IllegalStateException("the secret was sealed with another key than imagestreams.secrets.key");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        ByteBuffer.wrap(sealed, 1, NONCE_BYTES).get(nonce);
        try {
            int start = 1 + NONCE_BYTES;
            return cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(sealed, start, sealed.length - start);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealed secret does not belong to this trigger or was changed", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(1 + 2 * Long.BYTES)
                .put(keyId)
                .putLong(owner.getMostSignificantBits())
                .putLong(owner.getLeastSignificantBits())
                .array());
        return cipher;
    }

    private static byte[] decode(String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message would quote parts of the key.
            throw new IllegalArgumentException("imagestreams.secrets.key is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "imagestreams.secrets.key must be base64 of " + KEY_BYTES + " bytes, not of " + bytes.length);
        }
        return bytes;
    }

    private static byte fingerprint(byte[] key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key)[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
