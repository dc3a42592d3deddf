package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.image.Digest;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageLayer;
import io.fabric8.openshift.api.model.ImageManifest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Images: whole, inside another object, or reduced to a name. */
public final class ImageConverter {

    private static final String LAYERS_ORDER = "image.openshift.io/dockerLayersOrder";
    private static final String METADATA_VERSION = "1.0";

    /** Images never change, so all of them are at their first version. */
    private static final String FIRST_VERSION = "1";

    private ImageConverter() {}

    /** An object of its own. */
    public static Image whole(dev.imagestreams.model.image.Image image) {
        Image whole = embedded(image, Map.of());
        whole.setApiVersion("image.openshift.io/v1");
        whole.setKind("Image");
        return whole;
    }

    /**
     * Inside another object, where kind and version are left out.
     *
     * @param annotations of the tag it is shown under; they win over the image's own
     */
    public static Image embedded(dev.imagestreams.model.image.Image image, Map<String, String> annotations) {
        Image embedded = empty();
        embedded.setMetadata(metadata(image, annotations));
        embedded.setDockerImageReference(image.reference());
        embedded.setDockerImageMetadata(DockerImageMetadata.of(image.config()));
        embedded.setDockerImageManifestMediaType(image.mediaType());
        embedded.setDockerImageLayers(image.layers().stream()
                .map(layer -> layer(layer.digest(), layer.size(), layer.mediaType()))
                .toList());
        embedded.setDockerImageManifests(
                image.manifests().stream().map(ImageConverter::manifest).toList());
        return embedded;
    }

    /** As in lists: which image, and where to pull it. Null texts make the image of a tag that has none. */
    static Image named(@Nullable String digest, @Nullable String reference) {
        Image named = empty();
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(digest);
        named.setMetadata(metadata);
        named.setDockerImageReference(reference);
        named.setDockerImageMetadata(DockerImageMetadata.NONE);
        return named;
    }

    private static Image empty() {
        Image image = new Image();
        image.setApiVersion(null);
        image.setKind(null);
        image.setDockerImageMetadataVersion(METADATA_VERSION);
        return image;
    }

    private static ObjectMeta metadata(dev.imagestreams.model.image.Image image, Map<String, String> annotations) {
        Map<String, String> all = new TreeMap<>();
        if (image.manifests().isEmpty()) {
            all.put(LAYERS_ORDER, "ascending");
        }
        all.putAll(annotations);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(image.digest().toString());
        if (image.createdAt() != null) {
            metadata.setUid(identity(image.digest()).toString());
            metadata.setResourceVersion(FIRST_VERSION);
            metadata.setCreationTimestamp(Timestamps.text(image.createdAt()));
        }
        metadata.setAnnotations(all);
        return metadata;
    }

    /** An image is its content, so its identity follows from its digest. */
    private static UUID identity(Digest digest) {
        return UUID.nameUUIDFromBytes(digest.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ImageLayer layer(Digest digest, long size, String mediaType) {
        ImageLayer layer = new ImageLayer();
        layer.setName(digest.toString());
        layer.setSize(size);
        layer.setMediaType(mediaType);
        return layer;
    }

    private static ImageManifest manifest(dev.imagestreams.model.image.ImageManifest entry) {
        ImageManifest manifest = new ImageManifest();
        manifest.setDigest(entry.digest().toString());
        manifest.setMediaType(entry.mediaType());
        manifest.setManifestSize(entry.manifestSize());
        manifest.setArchitecture(entry.platform().architecture());
        manifest.setOs(entry.platform().os());
        manifest.setVariant(entry.platform().variant());
        return manifest;
    }
}
