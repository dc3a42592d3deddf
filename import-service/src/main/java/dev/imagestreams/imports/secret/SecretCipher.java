package dev.imagestreams.imports.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals content with AES-256-GCM: {@code nonce (12 bytes) | ciphertext and tag}. The owner's name and the key's id are
 * authenticated with it, so that what was copied into another row cannot be opened there. Seals with the current key
 * and opens with any that is known. Safe for use by many threads.
 */
final class SecretCipher {

    private static final String KEY = "imagestreams.import.secrets.key";
    private static final String PREVIOUS_KEYS = "imagestreams.import.secrets.previous-keys";
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** What was sealed, and by which key. */
    record Sealed(String keyId, byte[] content) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new HashMap<>();
    private final String currentKey;

    /** @throws IllegalArgumentException saying which setting is unusable, and what to do */
    SecretCipher(String key, List<String> previousKeys) {
        previousKeys.forEach(previous -> learn(PREVIOUS_KEYS, previous));
        this.currentKey = learn(KEY, key);
    }

    Sealed seal(String owner, byte[] content) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, currentKey, nonce, owner);
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(content.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(content, 0, content.length, sealed, NONCE_BYTES);
            return new Sealed(currentKey, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK can encrypt with AES-GCM", e);
        }
    }

    /** @throws IllegalStateException if the key is not known, or this was sealed for another owner or changed since */
    byte[] open(String owner, Sealed sealed) {
        if (!keys.containsKey(sealed.keyId())) {
            throw new IllegalStateException(
                    "the secret " + owner + " was sealed with key " + sealed.keyId() + ": add it to " + PREVIOUS_KEYS);
        }
        byte[] content = sealed.content();
        if (content.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new IllegalStateException("what is sealed as secret " + owner + " is cut short");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed.keyId(), content, owner)
                    .doFinal(content, NONCE_BYTES, content.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("what is sealed as secret " + owner + " is not it, or was changed", e);
        }
    }

    /** Ids of the keys that can open. */
    Set<String> keyIds() {
        return keys.keySet();
    }

    String currentKeyId() {
        return currentKey;
    }

    /** @param nonce in its first bytes */
    private Cipher cipher(int mode, String keyId, byte[] nonce, String owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE_BYTES));
        cipher.updateAAD((keyId + ':' + owner).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private String learn(String setting, String key) {
        byte[] bytes = decode(setting, key);
        String id = fingerprint(bytes);
        keys.put(id, new SecretKeySpec(bytes, "AES"));
        return id;
    }

    private static byte[] decode(String setting, String key) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(key.strip());
        } catch (IllegalArgumentException e) {
            // Without the cause: its message would quote parts of the key.
            throw unusable(setting, "it is not base64");
        }
        if (bytes.length != KEY_BYTES) {
            throw unusable(setting, bytes.length == 0 ? "it is not set" : "it is base64 of " + bytes.length + " bytes");
        }
        return bytes;
    }

    private static IllegalArgumentException unusable(String setting, String why) {
        return new IllegalArgumentException(setting + " must be base64 of " + KEY_BYTES + " random bytes, and " + why
                + "; \"openssl rand -base64 " + KEY_BYTES + "\" makes one");
    }

    private static String fingerprint(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
