package dev.imagestreams.imports.manifest;

import dev.imagestreams.imports.manifest.ManifestDocument.Descriptor;
import dev.imagestreams.imports.manifest.ManifestDocument.RunsOn;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * From bytes to a {@link Manifest}. Content that could be read as two kinds of manifest is refused rather than
 * interpreted: two clients that disagree on what a digest means can be shown different images (OCI advisory GHSA-mc8v-mgrf-8f4m).
 */
public final class ManifestReader {

    private ManifestReader() {}

    public static Manifest read(FetchedManifest fetched) throws RegistryException {
        ManifestDocument document = HostileJson.read(fetched.content(), ManifestDocument.class, "manifest");
        String mediaType = mediaType(fetched.contentType(), document);
        if (MediaTypes.SINGLE.contains(mediaType)) {
            return single(fetched.digest(), mediaType, document);
        }
        if (MediaTypes.INDEX.contains(mediaType)) {
            return index(fetched.digest(), mediaType, document);
        }
        throw RegistryException.unusable("unsupported manifest media type \"" + mediaType + '"');
    }

    private static String mediaType(String contentType, ManifestDocument document) throws RegistryException {
        String written = document.mediaType();
        if (MediaTypes.SCHEMA_1.contains(contentType) || Integer.valueOf(1).equals(document.schemaVersion())) {
            throw RegistryException.unusable(MediaTypes.SCHEMA_1_REFUSAL);
        }
        boolean told = MediaTypes.SINGLE.contains(contentType) || MediaTypes.INDEX.contains(contentType);
        if (told && written != null && !written.equals(contentType)) {
            throw RegistryException.unusable(
                    "ambiguous manifest: served as " + contentType + ", says that it is " + written);
        }
        if (told) {
            return contentType;
        }
        // Static file servers answer a general type; OCI lets a manifest leave its own out.
        return written != null
                ? written
                : document.manifests() == null ? MediaTypes.OCI_MANIFEST : MediaTypes.OCI_INDEX;
    }

    private static Manifest single(Digest digest, String mediaType, ManifestDocument document)
            throws RegistryException {
        if (document.manifests() != null) {
            throw RegistryException.unusable("ambiguous manifest: an image and an index at once");
        }
        if (document.config() == null || document.layers() == null) {
            throw malformed("config and layers are required");
        }
        List<ImageLayer> layers = new ArrayList<>();
        for (Descriptor layer : document.layers()) {
            Descriptor complete = complete(layer);
            layers.add(new ImageLayer(complete.digest(), complete.size(), complete.mediaType()));
        }
        Descriptor config = complete(document.config());
        return new Manifest.Single(digest, mediaType, config.digest(), config.mediaType(), List.copyOf(layers));
    }

    private static Manifest index(Digest digest, String mediaType, ManifestDocument document) throws RegistryException {
        if (document.config() != null || document.layers() != null) {
            throw RegistryException.unusable("ambiguous manifest: an image and an index at once");
        }
        if (document.manifests() == null) {
            throw malformed("manifests is required");
        }
        List<ImageManifest> entries = new ArrayList<>();
        for (Descriptor entry : document.manifests()) {
            Descriptor complete = complete(entry);
            entries.add(new ImageManifest(
                    complete.digest(), complete.mediaType(), complete.size(), platform(complete.platform())));
        }
        return new Manifest.Index(digest, mediaType, List.copyOf(entries));
    }

    private static Platform platform(@Nullable RunsOn platform) {
        return platform == null
                ? Platform.of("", "")
                : new Platform(platform.os(), platform.architecture(), platform.variant());
    }

    /** A descriptor of which every required part is there. */
    private static Descriptor complete(@Nullable Descriptor descriptor) throws RegistryException {
        if (descriptor == null
                || descriptor.mediaType() == null
                || descriptor.digest() == null
                || descriptor.size() == null) {
            throw malformed("a descriptor needs a media type, a digest and a size");
        }
        if (descriptor.size() < 0) {
            throw malformed("a size is negative");
        }
        return descriptor;
    }

    private static RegistryException malformed(String why) {
        return RegistryException.unusable("malformed manifest: " + why);
    }
}
