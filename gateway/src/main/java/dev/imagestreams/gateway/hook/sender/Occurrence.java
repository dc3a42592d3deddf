package dev.imagestreams.gateway.hook.sender;

import dev.imagestreams.model.api.Hint;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says has happened, in its own words. Empty words are none; a digest in the place of a tag is a digest.
 *
 * @param host the registry's, where the message can be trusted to know it; null where the operator knows better
 * @param key what the registry calls the store the repository is in; it may or may not be part of pull specs
 * @param path the repository's
 * @param actor who has done it; null where the message does not say
 */
public record Occurrence(
        Hint.Kind kind,
        @Nullable String host,
        @Nullable String key,
        String path,
        @Nullable String tag,
        @Nullable String digest,
        @Nullable String actor) {

    public Occurrence {
        // Owners are shown as typed, images are always lower case.
        path = path.toLowerCase(Locale.ROOT);
        if (tag != null && isDigest(tag)) {
            digest = tag;
            tag = null;
        }
        host = nullIfEmpty(host);
        key = nullIfEmpty(key);
        tag = nullIfEmpty(tag);
        digest = digest != null && isDigest(digest) ? digest : null;
        actor = nullIfEmpty(actor);
    }

    static Occurrence pushed(String path, String tag, String digest) {
        return new Occurrence(Hint.Kind.PUSH, null, null, path, tag, digest, null);
    }

    static Occurrence deleted(String path, String tag, String digest) {
        return new Occurrence(Hint.Kind.DELETE, null, null, path, tag, digest, null);
    }

    Occurrence at(String registry) {
        return new Occurrence(kind, registry, key, path, tag, digest, actor);
    }

    Occurrence in(String store) {
        return new Occurrence(kind, host, store, path, tag, digest, actor);
    }

    Occurrence by(String name) {
        return new Occurrence(kind, host, key, path, tag, digest, name);
    }

    /** Whether a tag may point elsewhere now: what was pushed without a tag moves none. */
    public boolean movesTags() {
        return !path.isEmpty() && (tag != null || digest != null && kind == Hint.Kind.DELETE);
    }

    private static boolean isDigest(String text) {
        try {
            Digest.parse(text);
            return true;
        } catch (ImageStreamException e) {
            return false;
        }
    }

    private static @Nullable String nullIfEmpty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
