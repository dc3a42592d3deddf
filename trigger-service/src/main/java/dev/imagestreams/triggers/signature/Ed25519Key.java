package dev.imagestreams.triggers.signature;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An ed25519 key pair, for receivers that should be able to check but not to forge: they only get the public half, spelled
 * {@code whpk_} + base64. Kept as 32 bytes of private and 32 bytes of public key.
 */
public final class Ed25519Key implements SigningKey {

    private static final String SCHEME = "v1a,";
    private static final String PUBLIC_PREFIX = "whpk_";
    private static final String ALGORITHM = "Ed25519";
    private static final int HALF = 32;

    private final byte[] bytes;

    private Ed25519Key(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Ed25519Key generate() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            // The encoded form ends with the key itself (RFC 8410 §4).
            byte[] encoded = pair.getPublic().getEncoded();
            return new Ed25519Key(ByteBuffer.allocate(2 * HALF)
                    .put(seed)
                    .put(encoded, encoded.length - HALF, HALF)
                    .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** @param bytes of a key that was made before */
    public static Ed25519Key ofBytes(byte[] bytes) {
        if (bytes.length != 2 * HALF) {
            throw new IllegalArgumentException("an ed25519 pair has " + 2 * HALF + " bytes, not " + bytes.length);
        }
        return new Ed25519Key(bytes.clone());
    }

    @Override
    public String sign(byte[] content) {
        try {
            EdECPrivateKeySpec seed = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, Arrays.copyOf(bytes, HALF));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(KeyFactory.getInstance(ALGORITHM).generatePrivate(seed));
            signature.update(content);
            return SCHEME + Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String reveal() {
        return PUBLIC_PREFIX + Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, HALF, 2 * HALF));
    }

    @Override
    public String toString() {
        return "Ed25519Key[" + reveal() + ']';
    }
}
