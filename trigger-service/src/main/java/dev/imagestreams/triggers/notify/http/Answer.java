package dev.imagestreams.triggers.notify.http;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint answered.
 *
 * @param status HTTP status
 * @param text the first bytes of the body; null when there were none
 */
public record Answer(int status, @Nullable String text) {

    /** How much of a body is kept: enough to read an error message, too little to fill a database. */
    public static final int KEPT_BYTES = 4096;

    private static final Charset TEXT = StandardCharsets.UTF_8;

    /** Whatever the bytes are: broken UTF-8 is replaced, and so is NUL, which PostgreSQL's text cannot hold. */
    public static Answer of(int status, byte[] body) {
        int kept = Math.min(body.length, KEPT_BYTES);
        String text = TEXT.decode(ByteBuffer.wrap(body, 0, kept)).toString().replace('\0', '\ufffd');
        return new Answer(status, text.isEmpty() ? null : text);
    }
}
