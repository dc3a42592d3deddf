package dev.imagestreams.imports.follow;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.resolve.FailureTexts;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.PullSpecs;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Applies a {@link FollowPolicy} to what a repository has: one list of tags, and nothing read of any image. What tags that are
 * still too young point to is noted when they are new, so that what becomes old enough is what was there all the time.
 */
public final class TagPicker {

    /** Young tags that may be picked some day, the newest. */
    private static final int PROMISING = 20;

    /** Of these, so many are asked for at one look. */
    private static final int ASKED = 5;

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
            reference = PullSpecs.parse(wish.from());
        } catch (ImageStreamException e) {
            return new Pick.None(FailureTexts.unreadable(wish.from(), e));
        }
        RepositoryName repository = reference.repository();
        try {
            ImageSource source = sources.open(repository, wish.importPolicy().insecure());
            return pick(wish, policy, repository, source);
        } catch (RegistryException e) {
            return new Pick.None(FailureTexts.of(reference, e));
        }
    }

    private Pick pick(TagImport wish, FollowPolicy policy, RepositoryName repository, ImageSource source)
            throws RegistryException {
        List<TagName> tags = source.tags();
        List<TagName> relevant =
                tags.stream().filter(tag -> policy.relevant(tag).isPresent()).toList();
        Map<TagName, Instant> seen =
                policy.needsTime() ? sightings.ofTags(Upstream.repository(repository), tags, relevant) : Map.of();
        List<Candidate> candidates = policy.among(relevant, seen);
        watchYoung(policy, candidates, repository, source);
        Optional<Candidate> newest = policy.newest(candidates, clock.instant());
        if (newest.isPresent()) {
            return new Pick.Picked(
                    source(wish, repository, newest.get().tag()), newest.get().tag());
        }
        return new Pick.None(policy.newest(candidates)
                .map(young -> FailureTexts.tooYoung(repository + ":" + young.tag(), young.firstSeen(), policy))
                .orElseGet(() -> FailureTexts.noneFits(repository, tags.size(), policy)));
    }

    private void watchYoung(
            FollowPolicy policy, List<Candidate> candidates, RepositoryName repository, ImageSource source) {
        Instant now = clock.instant();
        List<Candidate> young = new ArrayList<>(candidates);
        young.removeIf(candidate -> !policy.tooYoung(candidate.firstSeen(), now));
        List<TagName> promising = new ArrayList<>();
        while (promising.size() < PROMISING && !young.isEmpty()) {
            Candidate newest = policy.newest(young).orElseThrow();
            young.remove(newest);
            promising.add(newest.tag());
        }
        if (!promising.isEmpty()) {
            note(promising, Upstream.repository(repository), source);
        }
    }

    private void note(List<TagName> promising, String repository, ImageSource source) {
        Set<TagName> unseen = sightings.withoutDigest(repository, promising);
        try {
            for (TagName tag :
                    promising.stream().filter(unseen::contains).limit(ASKED).toList()) {
                source.digestOf(tag).ifPresent(digest -> sightings.ofDigest(repository, tag, digest));
            }
        } catch (RegistryException e) {
            // Nothing is picked by this. The next look asks again.
        }
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
