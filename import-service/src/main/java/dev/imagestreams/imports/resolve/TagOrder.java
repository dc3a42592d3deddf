package dev.imagestreams.imports.resolve;

import dev.imagestreams.model.follow.Version;
import dev.imagestreams.model.image.TagName;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which tags of a repository are wanted first, as OpenShift has it: {@code latest}; then versions of one or two numbers
 * ({@code 5}, {@code v5.1}, {@code 5.1-rc1}), newest first; then full semantic versions, newest first; then the rest by
 * name. A total order: no two different tags are equal.
 */
final class TagOrder implements Comparator<TagName> {

    static final TagOrder MOST_WANTED_FIRST = new TagOrder();

    private static final int LATEST = 0;
    private static final int OTHER = 3;

    private record Ranked(int rank, Optional<Version> version) {}

    private TagOrder() {}

    @Override
    public int compare(TagName one, TagName other) {
        Ranked first = ranked(one);
        Ranked second = ranked(other);
        int order = Integer.compare(first.rank(), second.rank());
        if (order == 0 && first.version().isPresent() && second.version().isPresent()) {
            order = second.version().get().compareTo(first.version().get());
        }
        return order != 0 ? order : one.compareTo(other);
    }

    private static Ranked ranked(TagName tag) {
        if (tag.equals(TagName.LATEST)) {
            return new Ranked(LATEST, Optional.empty());
        }
        Optional<Version> version = Version.parse(tag.value());
        return new Ranked(version.map(known -> known.full() ? 2 : 1).orElse(OTHER), version);
    }
}
