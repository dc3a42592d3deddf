package dev.imagestreams.imports.publish;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * The id of the answer to a request: UUID version 5 (RFC 9562 §5.5) of the name {@code digest-resolved} in the namespace
 * of the request's id. Whoever answers a request again, after a crash, answers under the same id.
 */
public final class AnswerId {

    private static final byte[] NAME = "digest-resolved".getBytes(StandardCharsets.US_ASCII);

    private AnswerId() {}

    public static UUID of(UUID request) {
        ByteBuffer hash = ByteBuffer.wrap(sha1(request));
        long high = hash.getLong() & ~0xf000L | 0x5000L;
        long low = hash.getLong() & ~(0b11L << 62) | 0b10L << 62;
        return new UUID(high, low);
    }

    private static byte[] sha1(UUID namespace) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            return digest.digest(NAME);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
