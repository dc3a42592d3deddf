package dev.imagestreams.model.api;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.time.Instant;
import java.util.Objects;

/**
 * A tag of a registry that has moved without a hint about it: the schedule has found it by itself.
 *
 * @param repository with its registry
 * @param digest what it points to since
 * @param found when the last of these moves was found
 * @param times how many were found since one was announced
 */
public record UnannouncedMove(String repository, TagName tag, Digest digest, Instant found, int times) {

    public UnannouncedMove {
        Objects.requireNonNull(repository);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(found);
    }
}
