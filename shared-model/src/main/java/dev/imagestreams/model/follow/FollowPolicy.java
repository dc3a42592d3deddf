package dev.imagestreams.model.follow;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.TagName;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tag of a stream follows in its source's repository. Pure: the same tags at the same time give the same pick, in
 * whichever order they are listed.
 *
 * @param order which tag is the newest; null to follow the tag that the source names
 * @param pattern what tags have to look like; null for all
 * @param minimumAge how long ago we must have seen first what is taken; null for no time
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FollowPolicy(
        @Nullable FollowOrder order,
        @Nullable TagPattern pattern,
        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Duration minimumAge) {

    public FollowPolicy {
        if (order == null && (pattern != null || minimumAge == null)) {
            throw new IllegalArgumentException("a policy orders tags, or waits until something is old enough");
        }
    }

    /** Whether it has to be known when tags were first seen. */
    @JsonIgnore
    public boolean needsTime() {
        return minimumAge != null || order instanceof FollowOrder.Pushed;
    }

    /** What counts of a tag; empty if it can never be followed. */
    public Optional<String> relevant(TagName tag) {
        Optional<String> text = pattern == null ? Optional.of(tag.value()) : pattern.match(tag);
        return text.filter(counts -> order != null && order.admits(counts));
    }

    /** The newest of those that are old enough. */
    public Optional<Candidate> newest(Collection<Candidate> candidates, Instant now) {
        return candidates.stream()
                .filter(candidate -> !tooYoung(candidate.firstSeen(), now))
                .max(ordering());
    }

    /** The newest of all, old enough or not. */
    public Optional<Candidate> newest(Collection<Candidate> candidates) {
        return candidates.stream().max(ordering());
    }

    /** Whether something that was first seen then may not be taken yet. */
    public boolean tooYoung(Instant firstSeen, Instant now) {
        return minimumAge != null && firstSeen.plus(minimumAge).isAfter(now);
    }

    /** @param firstSeen of each tag; what is missing was always there */
    public List<Candidate> among(Collection<TagName> tags, Map<TagName, Instant> firstSeen) {
        return tags.stream()
                .flatMap(tag -> relevant(tag).stream()
                        .map(text -> new Candidate(tag, text, firstSeen.getOrDefault(tag, Instant.EPOCH))))
                .toList();
    }

    private FollowOrder ordering() {
        if (order == null) {
            throw new IllegalStateException("a policy without an order follows the one tag its source names");
        }
        return order;
    }
}
