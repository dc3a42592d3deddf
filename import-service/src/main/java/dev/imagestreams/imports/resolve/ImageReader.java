package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.Platform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the images of one repository. Knows how manifests hang together; the digests are verified below, in {@link
 * ImageSource}. References to what is read keep the repository's spelling.
 */
final class ImageReader {

    private static final int MAX_NESTING = 4;
    private static final int MAX_CHILDREN = 100;

    private final ImageSource source;
    private final ImageReference typed;
    private final @Nullable Platform preferred;

    ImageReader(ImageSource source, ImageReference typed, @Nullable Platform preferred) {
        this.source = source;
        this.typed = typed;
        this.preferred = preferred;
    }

    /** One image, chosen wherever there is a choice. */
    Image single(Manifest manifest) throws RegistryException {
        Manifest current = manifest;
        for (int depth = 0; depth <= MAX_NESTING; depth++) {
            if (current instanceof Manifest.Single single) {
                return image(single);
            }
            Manifest.Index index = (Manifest.Index) current;
            current = manifest(PlatformChoice.choose(index.entries(), preferred).digest());
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
        Map<Digest, Image> children = new LinkedHashMap<>();
        for (ImageManifest entry : index.entries()) {
            Image child = single(manifest(entry.digest()));
            children.putIfAbsent(child.digest(), child);
        }
        return new ArrayList<>(children.values());
    }

    private Manifest manifest(Digest digest) throws RegistryException {
        return ManifestReader.read(source.manifest(digest));
    }

    private Image image(Manifest.Single manifest) throws RegistryException {
        byte[] configuration = source.configuration(manifest.config());
        ImageConfig config = ConfigReader.read(manifest.config(), configuration, manifest.layers());
        return image(manifest, reference(manifest.digest()), config);
    }

    static Image image(Manifest.Single manifest, String reference, ImageConfig config) {
        return new Image(
                manifest.digest(), reference, manifest.mediaType(), manifest.layers(), List.of(), config, null);
    }

    private String reference(Digest digest) {
        return typed.at(digest).toString();
    }
}
