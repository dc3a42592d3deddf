package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.Manifest;
import dev.imagestreams.imports.manifest.ManifestReader;
import dev.imagestreams.imports.manifest.PlatformChoice;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.PullSpecs;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.ImportMode;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * From a pull spec to an image: what the reference points to, then, by the import mode, one image chosen from a list or
 * the list with all its images.
 */
public final class ImageResolver implements SourceResolver {

    private final Clock clock;
    private final Platform usual;
    private final RegistryLanes children;

    /** One child after the other, and of several platforms linux/amd64. */
    public ImageResolver(Clock clock) {
        this(clock, PlatformChoice.USUAL, RegistryLanes.inTurn());
    }

    /**
     * @param usual what to take of a list where nothing is preferred
     * @param children where the images of a list are fetched; others than those this itself runs in, which wait for them
     */
    public ImageResolver(Clock clock, Platform usual, RegistryLanes children) {
        this.clock = clock;
        this.usual = usual;
        this.children = children;
    }

    @Override
    public Resolution resolve(TagImport source, ImageSources sources) {
        ImageReference reference;
        try {
            reference = PullSpecs.parse(source.from());
        } catch (ImageStreamException e) {
            return FailureTexts.unreadable(source.from(), e);
        }
        try {
            ImageSource repository =
                    sources.open(reference.repository(), source.importPolicy().insecure());
            FetchedManifest fetched = fetch(repository, reference);
            Manifest manifest = ManifestReader.read(fetched);
            ImageReader reader =
                    new ImageReader(repository, reference, new PlatformChoice(source.preferred(), usual), children);
            return new Resolution.Success(
                    read(reader, manifest, source.importPolicy().importMode()), fetched.digest());
        } catch (RegistryException e) {
            return FailureTexts.of(reference, e);
        }
    }

    private ImportOutcome.Resolved read(ImageReader reader, Manifest manifest, ImportMode mode)
            throws RegistryException {
        if (manifest instanceof Manifest.Index index && mode == ImportMode.PRESERVE_ORIGINAL) {
            Image list = reader.list(index, clock.instant());
            return new ImportOutcome.Resolved(list.reference(), list, reader.children(index));
        }
        Image image = reader.single(manifest);
        return new ImportOutcome.Resolved(image.reference(), image, List.of());
    }

    private static FetchedManifest fetch(ImageSource repository, ImageReference reference) throws RegistryException {
        Optional<Digest> digest = reference.typedDigest();
        return digest.isPresent()
                ? repository.manifest(digest.get())
                : repository.manifest(reference.typedTag().orElse(TagName.LATEST));
    }
}
