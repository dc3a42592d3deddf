package dev.imagestreams.model.event;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that come out the same whenever they are made: UUID version 5 (RFC 9562 §5.5). An event published twice after a
 * crash has one id.
 */
public final class DerivedId {

    private static final String ANSWER = "digest-resolved";

    private DerivedId() {}

    /** The id of the {@code digest-resolved} event that answers a request, however often it is answered. */
    public static UUID ofAnswer(UUID request) {
        return of(request, ANSWER);
    }

    /**
     * The id of an event that answers a part of a request before the rest is known.
     *
     * @param part its number, from 1 on
     */
    public static UUID ofPart(UUID request, int part) {
        return of(request, ANSWER + '/' + part);
    }

    /** @param within the namespace, e.g. the id of the event this one follows from */
    public static UUID of(UUID within, String name) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        byte[] hash = sha1(ByteBuffer.allocate(2 * Long.BYTES + text.length)
                .putLong(within.getMostSignificantBits())
                .putLong(within.getLeastSignificantBits())
                .put(text)
                .array());
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long high = bits.getLong() & ~0xf000L | 0x5000L;
        long low = bits.getLong() & ~(3L << 62) | 2L << 62;
        return new UUID(high, low);
    }

    private static byte[] sha1(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(input);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
