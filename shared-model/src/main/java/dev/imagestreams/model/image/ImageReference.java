package dev.imagestreams.model.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.Optional;

/**
 * A pull spec: {@code [registry/]path[:tag|@digest]}, in the spelling somebody typed.
 *
 * <p>When a text has both a tag and a digest the digest wins, as in OpenShift's stored references. Printing a parsed
 * reference and parsing it again gives the same value.
 */
public sealed interface ImageReference {

    RepositoryName repository();

    /** Neither tag nor digest typed; a client pulls {@code latest}. */
    record Untagged(RepositoryName repository) implements ImageReference {
        @JsonValue
        @Override
        public String toString() {
            return repository.toString();
        }
    }

    record ByTag(RepositoryName repository, TagName tag) implements ImageReference {
        @JsonValue
        @Override
        public String toString() {
            return repository + ":" + tag;
        }
    }

    record ByDigest(RepositoryName repository, Digest digest) implements ImageReference {
        @JsonValue
        @Override
        public String toString() {
            return repository + "@" + digest;
        }
    }

    /**
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} with OpenShift's text for what is wrong
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static ImageReference parse(String text) {
        int at = text.indexOf('@');
        String named = at < 0 ? text : text.substring(0, at);
        int colon = named.lastIndexOf(':');
        boolean tagged = colon > named.lastIndexOf('/');
        if (colon == 0 || at == 0) {
            throw malformed();
        }
        RepositoryName repository = RepositoryName.parse(tagged ? named.substring(0, colon) : named);
        Optional<TagName> tag = tagged ? Optional.of(TagName.parse(named.substring(colon + 1))) : Optional.empty();
        if (at >= 0) {
            return new ByDigest(repository, digest(text.substring(at + 1)));
        }
        return tag.<ImageReference>map(name -> new ByTag(repository, name)).orElseGet(() -> new Untagged(repository));
    }

    /** The same image pinned to its content, in the repository's spelling. */
    default ByDigest at(Digest digest) {
        return new ByDigest(repository(), digest);
    }

    /**
     * What a client pulls: Docker Hub, {@code library/} and {@code latest} filled in. Never stored.
     *
     * @throws ImageStreamException as {@link RepositoryName#withClientDefaults()}
     */
    default ImageReference withClientDefaults() {
        RepositoryName full = repository().withClientDefaults();
        if (this instanceof ByDigest pinned) {
            return new ByDigest(full, pinned.digest());
        }
        return new ByTag(full, typedTag().orElse(TagName.LATEST));
    }

    default Optional<TagName> typedTag() {
        return this instanceof ByTag tagged ? Optional.of(tagged.tag()) : Optional.empty();
    }

    default Optional<Digest> typedDigest() {
        return this instanceof ByDigest byDigest ? Optional.of(byDigest.digest()) : Optional.empty();
    }

    private static Digest digest(String text) {
        try {
            return Digest.parse(text);
        } catch (ImageStreamException e) {
            throw malformed();
        }
    }

    private static ImageStreamException malformed() {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, "invalid reference format");
    }
}
