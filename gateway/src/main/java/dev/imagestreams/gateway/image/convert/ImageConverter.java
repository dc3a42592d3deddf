package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Digest;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.Image;
import io.fabric8.openshift.api.model.ImageLayer;
import io.fabric8.openshift.api.model.ImageManifest;
import io.fabric8.openshift.api.model.ImageSignature;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Images: whole, inside another object, or reduced to a name. */
public final class ImageConverter {

    private static final String LAYERS_ORDER = "image.openshift.io/dockerLayersOrder";
    private static final String METADATA_VERSION = "1.0";

    private ImageConverter() {}

    /** An object of its own. */
    public static Image whole(StoredImage image) {
        Image whole = item(image);
        whole.setApiVersion("image.openshift.io/v1");
        whole.setKind("Image");
        return whole;
    }

    /** In a list, where kind and version are left out. */
    public static Image item(StoredImage image) {
        Image item = embedded(image, Map.of());
        item.setDockerImageManifest(image.manifest());
        item.setDockerImageConfig(image.configuration());
        return item;
    }

    /**
     * Inside another object, where kind and version, and the manifest and configuration themselves, are left out.
     *
     * @param annotations of the tag it is shown under; they win over the image's own
     */
    public static Image embedded(StoredImage stored, Map<String, String> annotations) {
        Image embedded = unstored(stored.image());
        ObjectMeta metadata = embedded.getMetadata();
        metadata.setUid(stored.uid().toString());
        metadata.setResourceVersion(Long.toString(stored.resourceVersion()));
        metadata.setCreationTimestamp(Timestamps.text(stored.created()));
        metadata.setLabels(stored.labels());
        metadata.setAnnotations(annotations(stored.image(), stored.annotations(), annotations));
        Metadata.show(stored.housekeeping(), metadata);
        embedded.setSignatures(signatures(stored));
        embedded.setDockerImageSignatures(stored.dockerSignatures());
        return embedded;
    }

    /** Inside another object, as a registry showed it and before anybody stored it. */
    public static Image unstored(dev.imagestreams.model.image.Image image) {
        Image embedded = empty();
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(image.digest().toString());
        metadata.setAnnotations(annotations(image, Map.of(), Map.of()));
        embedded.setMetadata(metadata);
        embedded.setDockerImageReference(image.reference());
        embedded.setDockerImageMetadata(DockerImageMetadata.of(image.config()));
        embedded.setDockerImageManifestMediaType(image.mediaType().isEmpty() ? null : image.mediaType());
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

    /** The signatures of an image, as they stand in it. */
    public static List<ImageSignature> signatures(StoredImage stored) {
        return stored.signatures().stream()
                .map(fields -> ModelJson.mapper().convertValue(fields, ImageSignature.class))
                .peek(signature -> {
                    signature.setApiVersion(null);
                    signature.setKind(null);
                })
                .toList();
    }

    private static Image empty() {
        Image image = new Image();
        image.setApiVersion(null);
        image.setKind(null);
        image.setDockerImageMetadataVersion(METADATA_VERSION);
        return image;
    }

    private static Map<String, String> annotations(
            dev.imagestreams.model.image.Image image, Map<String, String> own, Map<String, String> ofTheTag) {
        Map<String, String> all = new TreeMap<>();
        if (!image.layers().isEmpty()) {
            all.put(LAYERS_ORDER, "ascending");
        }
        all.putAll(own);
        all.putAll(ofTheTag);
        return all;
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
