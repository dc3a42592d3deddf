package dev.imagestreams.imports.referrer;

import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.manifest.ReferrerIndex;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds what refers to an image in its repository: as the registry lists it, or, where it does not, as clients have listed it
 * under the fallback tag; and by cosign's tags. Each of these may be missing or nonsense without hiding the others; only
 * failures that may pass, and an account that is not accepted, end the look.
 */
final class ReferrerReader {

    private interface Read<T> {
        T send() throws RegistryException;
    }

    private final Clock clock;

    ReferrerReader(Clock clock) {
        this.clock = clock;
    }

    /** @return each once, at most {@link ReferrerIndex#LIMIT} of them besides cosign's */
    List<Referrer> read(ImageSource repository, Digest subject) throws RegistryException {
        Map<Digest, Referrer> found = new LinkedHashMap<>();
        for (ReferrerDescriptor listed : listed(repository, subject)) {
            found.putIfAbsent(listed.digest(), referrer(listed));
        }
        for (Map.Entry<TagName, Referrer.Kind> tag :
                ReferrerTags.ofCosign(subject).entrySet()) {
            there(() -> repository.digestOf(tag.getKey()))
                    .flatMap(digest -> digest)
                    .ifPresent(digest -> found.putIfAbsent(digest, referrer(digest, tag.getKey(), tag.getValue())));
        }
        return List.copyOf(found.values());
    }

    private static List<ReferrerDescriptor> listed(ImageSource repository, Digest subject) throws RegistryException {
        Optional<List<ReferrerDescriptor>> told = there(() -> repository.referrers(subject));
        return told.isPresent()
                ? told.get()
                : there(() -> ReferrerIndex.read(repository
                                .manifest(ReferrerTags.ofList(subject))
                                .content()))
                        .orElse(List.of());
    }

    /** What is not there, is refused, or makes no sense, is nothing. */
    private static <T> Optional<T> there(Read<T> read) throws RegistryException {
        try {
            return Optional.of(read.send());
        } catch (RegistryException e) {
            if (e.passing() || e.kind() == Kind.BAD_CREDENTIALS) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private Referrer referrer(ReferrerDescriptor listed) {
        return new Referrer(
                listed.digest(),
                ReferrerKinds.of(listed),
                listed.mediaType(),
                listed.artifactType(),
                listed.size(),
                KnownAnnotations.of(listed.annotations()),
                null,
                clock.instant());
    }

    private Referrer referrer(Digest digest, TagName tag, Referrer.Kind kind) {
        return new Referrer(digest, kind, null, null, null, Map.of(), tag.value(), clock.instant());
    }
}
