package dev.imagestreams.imports.look;

import dev.imagestreams.imports.follow.FollowingResolver;
import dev.imagestreams.imports.follow.Pick;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.resolve.FailureTexts;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.TagName;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at a source whose digest is known: one HEAD, which registries do not count as a pull, and the full look
 * only when that does not show the known digest.
 */
public final class ChangeDetector {

    private final FollowingResolver resolver;
    private final ImageSources sources;

    public ChangeDetector(FollowingResolver resolver, ImageSources sources) {
        this.resolver = resolver;
        this.sources = sources;
    }

    /**
     * @param known what the source pointed to when it was last told; null if it never was
     * @return empty if the source still points there, or to something that may not be taken yet
     */
    public Optional<Resolution> change(TagImport wish, @Nullable Digest known) {
        Pick pick = resolver.pick(wish, sources);
        return pick instanceof Pick.Picked picked ? change(picked, known) : Optional.of(((Pick.None) pick).failure());
    }

    private Optional<Resolution> change(Pick.Picked picked, @Nullable Digest known) {
        if (known == null) {
            return Optional.of(resolver.resolve(picked, sources));
        }
        TagImport source = picked.source();
        try {
            Optional<Digest> now = glance(source);
            boolean tooYoung =
                    now.flatMap(digest -> resolver.tooYoung(picked, digest)).isPresent();
            if (Optional.of(known).equals(now) || tooYoung) {
                return Optional.empty();
            }
        } catch (RegistryException e) {
            if (!needsReason(e.kind())) {
                return Optional.of(FailureTexts.of(ImageReference.parse(source.from()), e));
            }
        } catch (ImageStreamException e) {
            return Optional.of(FailureTexts.unreadable(source.from(), e));
        }
        Resolution resolution = resolver.resolve(picked, sources);
        boolean same = resolution instanceof Resolution.Success success
                && success.source().equals(known);
        return same ? Optional.empty() : Optional.of(resolution);
    }

    /** Some registries answer HEAD wrongly, and none can say in it why it refuses: the full look will tell. */
    private static boolean needsReason(RegistryException.Kind kind) {
        return switch (kind) {
            case UNUSABLE, DENIED, NO_CREDENTIALS, BAD_CREDENTIALS -> true;
            default -> false;
        };
    }

    private Optional<Digest> glance(TagImport source) throws RegistryException {
        ImageReference reference = ImageReference.parse(source.from());
        if (reference.typedDigest().isPresent()) {
            // What a digest names cannot change.
            return reference.typedDigest();
        }
        return sources.open(reference.repository(), source.importPolicy().insecure())
                .digestOf(reference.typedTag().orElse(TagName.LATEST));
    }
}
