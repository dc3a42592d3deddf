package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.follow.Sightings;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Sightings in memory, at a time that the test sets. */
public final class RememberedSightings implements Sightings {

    private final Map<TagName, Instant> tags = new HashMap<>();
    private final Map<String, Instant> digests = new HashMap<>();
    private Instant now;

    public RememberedSightings(Instant now) {
        this.now = now;
    }

    public void at(Instant time) {
        now = time;
    }

    @Override
    public Map<TagName, Instant> ofTags(String repository, List<TagName> listed, Collection<TagName> wanted) {
        tags.keySet().retainAll(listed);
        wanted.forEach(tag -> tags.putIfAbsent(tag, now));
        return Map.copyOf(tags);
    }

    @Override
    public Set<TagName> withoutDigest(String repository, Collection<TagName> asked) {
        return asked.stream().filter(this::isWithoutDigest).collect(Collectors.toSet());
    }

    @Override
    public Instant ofDigest(String repository, TagName tag, Digest digest) {
        Instant first = isWithoutDigest(tag) ? tags.getOrDefault(tag, now) : now;
        return digests.computeIfAbsent(tag + "@" + digest, any -> first);
    }

    private boolean isWithoutDigest(TagName tag) {
        return digests.keySet().stream().noneMatch(known -> known.startsWith(tag + "@"));
    }
}
