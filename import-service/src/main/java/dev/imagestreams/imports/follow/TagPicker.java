package dev.imagestreams.imports.follow;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.resolve.FailureTexts;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.follow.Candidate;
import dev.imagestreams.model.follow.FollowPolicy;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Applies a {@link FollowPolicy} to what a repository has: one list of tags, and nothing read of any image. */
public final class TagPicker {

    private final Sightings sightings;
    private final Clock clock;

    public TagPicker(Sightings sightings, Clock clock) {
        this.sightings = sightings;
        this.clock = clock;
    }

    Pick pick(TagImport wish, ImageSources sources) {
        FollowPolicy policy = wish.follow();
        if (policy == null || policy.order() == null) {
            return new Pick.Picked(wish, null);
        }
        ImageReference reference;
        try {
            reference = ImageReference.parse(wish.from());
        } catch (ImageStreamException e) {
            return new Pick.None(FailureTexts.unreadable(wish.from(), e));
        }
        RepositoryName repository = reference.repository();
        try {
            List<TagName> tags =
                    sources.open(repository, wish.importPolicy().insecure()).tags();
            return pick(wish, policy, repository, tags);
        } catch (RegistryException e) {
            return new Pick.None(FailureTexts.of(reference, e));
        }
    }

    private Pick pick(TagImport wish, FollowPolicy policy, RepositoryName repository, List<TagName> tags) {
        List<TagName> relevant =
                tags.stream().filter(tag -> policy.relevant(tag).isPresent()).toList();
        Map<TagName, Instant> seen =
                policy.needsTime() ? sightings.ofTags(Upstream.repository(repository), tags, relevant) : Map.of();
        List<Candidate> candidates = policy.among(relevant, seen);
        Optional<Candidate> newest = policy.newest(candidates, clock.instant());
        if (newest.isPresent()) {
            return new Pick.Picked(
                    source(wish, repository, newest.get().tag()), newest.get().tag());
        }
        return new Pick.None(policy.newest(candidates)
                .map(young -> FailureTexts.tooYoung(repository + ":" + young.tag(), young.firstSeen(), policy))
                .orElseGet(() -> FailureTexts.noneFits(repository, tags.size(), policy)));
    }

    /** Why what a source points to may not be taken yet, if it may not. */
    Optional<Resolution.Failure> tooYoung(TagImport source, Digest digest) {
        FollowPolicy policy = source.follow();
        if (policy == null || policy.minimumAge() == null) {
            return Optional.empty();
        }
        ImageReference reference = ImageReference.parse(source.from());
        if (reference.typedDigest().isPresent()) {
            return Optional.empty();
        }
        Instant seen = sightings.ofDigest(
                Upstream.repository(reference.repository()),
                reference.typedTag().orElse(TagName.LATEST),
                digest);
        return policy.tooYoung(seen, clock.instant())
                ? Optional.of(FailureTexts.tooYoung(source.from(), seen, policy))
                : Optional.empty();
    }

    private static TagImport source(TagImport wish, RepositoryName repository, TagName tag) {
        return new TagImport(
                wish.tag(),
                wish.generation(),
                repository + ":" + tag,
                wish.importPolicy(),
                wish.referencePolicy(),
                wish.preferred(),
                wish.follow());
    }
}
