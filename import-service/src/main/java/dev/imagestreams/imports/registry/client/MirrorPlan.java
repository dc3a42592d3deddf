package dev.imagestreams.imports.registry.client;

import dev.imagestreams.model.image.RepositoryName;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a repository is mirrored.
 *
 * @param byTag places to read tags from, in order
 * @param byDigest places to read what has a digest from, in order
 * @param sourceForTags whether the source is asked for tags when none of them has an answer
 * @param sourceForDigests likewise for digests
 */
record MirrorPlan(List<Place> byTag, List<Place> byDigest, boolean sourceForTags, boolean sourceForDigests) {

    static final MirrorPlan NONE = new MirrorPlan(List.of(), List.of(), true, true);

    /** @param insecure whether its TLS may go unverified */
    record Place(RepositoryName repository, boolean insecure) {}

    /** All of them, some perhaps twice. */
    Stream<Place> places() {
        return Stream.concat(byTag.stream(), byDigest.stream());
    }

    /** The same, of a source that must not be contacted; where no mirror is asked, it has to say so itself. */
    MirrorPlan withoutSource() {
        return new MirrorPlan(
                byTag, byDigest, sourceForTags && byTag.isEmpty(), sourceForDigests && byDigest.isEmpty());
    }

    boolean isEmpty() {
        return byTag.isEmpty() && byDigest.isEmpty();
    }
}
