package dev.imagestreams.triggers.signature;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What Standard Webhooks signs: {@code id.timestamp.body}, where the body is the very bytes that are sent.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification, "Signature scheme"</a>
 */
public final class WebhookSignature {

    public static final String ID_HEADER = "webhook-id";
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";
    public static final String SIGNATURE_HEADER = "webhook-signature";

    private WebhookSignature() {}

    /**
     * @param id without a dot, which separates the signed parts
     * @param timestamp of this attempt, in seconds since 1970
     */
    public static byte[] content(String id, long timestamp, byte[] body) {
        if (id.indexOf('.') >= 0) {
            throw new IllegalArgumentException("a signed id has no dot: " + id);
        }
        byte[] prefix = (id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(prefix.length + body.length)
                .put(prefix)
                .put(body)
                .array();
    }
}
