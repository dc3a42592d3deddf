package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.manifest.ConfigReader;
import dev.imagestreams.imports.manifest.Manifest;
import dev.imagestreams.imports.manifest.ManifestReader;
import dev.imagestreams.imports.manifest.PlatformChoice;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.resolve.RegistryLanes.Look;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.imports.source.SourceRegistry;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Reads the images of one repository. Knows how manifests hang together; the digests are verified below, in {@link
 * ImageSource}. References to what is read keep the repository's spelling.
 */
final class ImageReader {

    private static final int MAX_NESTING = 4;
    private static final int MAX_CHILDREN = 100;

    /** More than an event carries, and much more than any list that somebody means to use says. */
    private static final long MAX_DESCRIPTION = 8L << 20;

    private static final long FOREVER = TimeUnit.DAYS.toMillis(1);

    private final ImageSource source;
    private final ImageReference typed;
    private final PlatformChoice choice;
    private final RegistryLanes lanes;
    private final DescriptionBudget budget = new DescriptionBudget(MAX_DESCRIPTION);

    /** @param lanes where the images of a list are fetched side by side */
    ImageReader(ImageSource source, ImageReference typed, PlatformChoice choice, RegistryLanes lanes) {
        this.source = source;
        this.typed = typed;
        this.choice = choice;
        this.lanes = lanes;
    }

    /** One image, chosen wherever there is a choice. */
    Image single(Manifest manifest) throws RegistryException {
        Manifest current = manifest;
        for (int depth = 0; depth <= MAX_NESTING; depth++) {
            if (current instanceof Manifest.Single single) {
                return image(single);
            }
            Manifest.Index index = (Manifest.Index) current;
            current = manifest(choice.choose(index.entries()).digest());
        }
        throw RegistryException.unusable("manifest lists are nested more than " + MAX_NESTING + " deep");
    }

    /** The list itself, as an image without layers. */
    Image list(Manifest.Index index, Instant now) {
        return list(index, reference(index.digest()), now);
    }

    static Image list(Manifest.Index index, String reference, Instant now) {
        ImageConfig config = new ImageConfig(index.digest(), now, null, null, null, null, null, null, null, null, 0);
        return new Image(index.digest(), reference, index.mediaType(), List.of(), index.entries(), config, null);
    }

    /** The images in a list, each once; all of them, or failure. */
    List<Image> children(Manifest.Index index) throws RegistryException {
        if (index.entries().isEmpty()) {
            throw RegistryException.unusable("no manifests in manifest list");
        }
        if (index.entries().size() > MAX_CHILDREN) {
            throw RegistryException.unusable("more than " + MAX_CHILDREN + " manifests in manifest list");
        }
        String registry = SourceRegistry.of(typed.toString());
        List<Look<Image>> looks = index.entries().stream()
                .map(ImageManifest::digest)
                .distinct()
                .map(digest -> new Look<>(registry, () -> single(manifest(digest))))
                .toList();
        Map<Digest, Image> children = new LinkedHashMap<>();
        for (Future<Image> child : fetch(looks)) {
            Image image = result(child);
            children.putIfAbsent(image.digest(), image);
        }
        return new ArrayList<>(children.values());
    }

    /** Without a limit of its own: whoever wants the list interrupts when its time is over. */
    private List<Future<Image>> fetch(List<Look<Image>> looks) throws RegistryException {
        try {
            return lanes.runAll(looks, FOREVER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(RegistryException.Kind.TIMEOUT, typed + ": given up", null, e);
        }
    }

    private static Image result(Future<Image> child) throws RegistryException {
        try {
            return child.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("a child that has ended need not be waited for", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RegistryException failure) {
                throw failure;
            }
            throw new IllegalStateException("reading an image fails only for what a registry does", e.getCause());
        }
    }

    private Manifest manifest(Digest digest) throws RegistryException {
        return ManifestReader.read(source.manifest(digest));
    }

    private Image image(Manifest.Single manifest) throws RegistryException {
        byte[] configuration = source.configuration(manifest.config());
        ImageConfig config = ConfigReader.read(manifest, configuration);
        Image image = image(manifest, reference(manifest.digest()), config);
        if (!budget.take(image)) {
            throw RegistryException.unusable(FailureTexts.TOO_MUCH_SAID);
        }
        return image;
    }

    static Image image(Manifest.Single manifest, String reference, ImageConfig config) {
        return new Image(
                manifest.digest(), reference, manifest.mediaType(), manifest.layers(), List.of(), config, null);
    }

    private String reference(Digest digest) {
        return typed.at(digest).toString();
    }
}
