package dev.imagestreams.imports.schedule;

import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamKey;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tag whose turn it is, claimed.
 *
 * @param registry of the source
 * @param wish the source as tag-service last told it
 * @param claim number of this claim; what a later claim or a new wish has overtaken is not written
 * @param late how long after its time it was claimed
 * @param told what was last told about the source
 * @param pending what has to be told before anything else; null usually
 */
record ScheduledTag(
        StreamKey stream,
        String tag,
        UUID uid,
        String registry,
        TagImport wish,
        long claim,
        Duration late,
        Told told,
        @Nullable Pending pending) {

    /**
     * What tag-service has heard.
     *
     * @param digest null before the first success and after a failure
     * @param failure null unless the last thing told was a failure
     * @param failures in a row
     */
    record Told(@Nullable Digest digest, @Nullable String failure, int failures) {

        static Told success(Digest digest) {
            return new Told(digest, null, 0);
        }
    }

    /** An event written down and perhaps not published yet. */
    record Pending(UUID event, DigestResolved content) {}
}
