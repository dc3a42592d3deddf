package dev.imagestreams.model.follow;

import dev.imagestreams.model.image.TagName;
import java.time.Instant;
import java.util.Objects;

/**
 * A tag that may be followed.
 *
 * @param text what counts of it
 * @param firstSeen when we first saw it in its repository
 */
public record Candidate(TagName tag, String text, Instant firstSeen) {

    public Candidate {
        Objects.requireNonNull(tag);
        Objects.requireNonNull(text);
        Objects.requireNonNull(firstSeen);
    }
}
