package dev.imagestreams.gateway.hook.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.api.Hint;
import java.util.Locale;

/** Our own words for what has happened in a repository, for senders that can choose theirs. */
final class Deeds {

    private Deeds() {}

    /** @param words one of which may say that this was a deletion */
    static Hint.Kind kind(String... words) {
        for (String word : words) {
            if (isDeletion(word.toLowerCase(Locale.ROOT))) {
                return Hint.Kind.DELETE;
            }
        }
        return Hint.Kind.PUSH;
    }

    /** Reads {@code {repository, tag, digest?, registry?, actor?}}. */
    static Occurrence occurrence(JsonNode data, String... words) {
        return new Occurrence(
                kind(words),
                Members.text(data, "registry"),
                null,
                Members.requiredText(data, "repository"),
                Members.text(data, "tag"),
                Members.text(data, "digest"),
                Members.text(data, "actor"));
    }

    /** As in {@code org.example.image.deleted} and in CDEvents' {@code artifact.deleted.0.1.0}. */
    private static boolean isDeletion(String word) {
        return word.endsWith("delete") || word.endsWith("deleted") || word.contains(".deleted.");
    }
}
