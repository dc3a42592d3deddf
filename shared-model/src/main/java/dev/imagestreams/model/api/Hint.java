package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Announcement;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that something has happened in a repository. Nothing of it is believed: it only says where to look sooner
 * than planned.
 *
 * @param repository with its registry, as pull specs name it
 * @param tag that was pushed or deleted; null when only a digest is known
 * @param digest that was pushed or deleted, if it was told
 * @param by who says so; null if that is not known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Hint(
        RepositoryName repository,
        @Nullable TagName tag,
        @Nullable Digest digest,
        Kind kind,
        @Nullable Announcement by) {

    /** What is said to have happened. */
    public enum Kind {
        @JsonProperty("push")
        PUSH,
        @JsonProperty("delete")
        DELETE
    }

    public Hint {
        Objects.requireNonNull(repository);
        Objects.requireNonNull(kind);
        if (tag == null && digest == null) {
            throw new IllegalArgumentException("a hint names a tag or a digest");
        }
    }

    public Hint(RepositoryName repository, @Nullable TagName tag, @Nullable Digest digest, Kind kind) {
        this(repository, tag, digest, kind, null);
    }
}
