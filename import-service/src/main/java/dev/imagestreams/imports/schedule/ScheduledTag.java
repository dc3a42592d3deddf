package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.publish.Answer;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamKey;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tag that follows what is looked at now.
 *
 * @param wish the source as tag-service last told it
 * @param claim number of this claim; what a later claim or a new wish has overtaken is not written
 * @param told what was last told about the source
 * @param pending an event written down and perhaps not published yet, to be told before anything else; null usually
 */
record ScheduledTag(
        StreamKey stream, String tag, UUID uid, TagImport wish, long claim, Told told, @Nullable Answer pending) {

    /**
     * What tag-service has heard.
     *
     * @param digest null before the first success and after a failure
     * @param failure null unless the last thing told was a failure
     * @param failures in a row
     */
    record Told(@Nullable Digest digest, @Nullable String failure, int failures) {

        /** Addresses and seconds: another one is no other failure. */
        private static final Pattern NUMBER = Pattern.compile("[0-9]+");

        static Told success(Digest digest) {
            return new Told(digest, null, 0);
        }

        static Told failure(String text, int failures) {
            return new Told(null, NUMBER.matcher(text).replaceAll("#"), failures);
        }
    }
}
