package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.api.StreamImages;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import io.fabric8.openshift.api.model.ImageBlobReferences;
import io.fabric8.openshift.api.model.ImageLayerData;
import io.fabric8.openshift.api.model.ImageStreamLayers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The images of a stream as the blobs they are made of. */
public final class LayersConverter {

    private static final String DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json";
    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String OCI_CONFIG = "application/vnd.oci.image.config.v1+json";

    private LayersConverter() {}

    public static ImageStreamLayers toApi(StreamImages stream) {
        Map<String, ImageLayerData> blobs = new TreeMap<>();
        Map<String, ImageBlobReferences> images = new TreeMap<>();
        stream.images().forEach(image -> {
            String digest = image.digest().toString();
            images.put(digest, references(image));
            blobs.put(digest, blob(null, image.mediaType().isEmpty() ? DOCKER_MANIFEST : image.mediaType()));
            image.layers()
                    .forEach(layer -> blobs.put(layer.digest().toString(), blob(layer.size(), layer.mediaType())));
            if (hasConfiguration(image)) {
                String type = image.mediaType().equals(OCI_MANIFEST) ? OCI_CONFIG : DOCKER_CONFIG;
                blobs.put(String.valueOf(image.config().id()), blob(null, type));
            }
        });
        stream.missing().forEach(digest -> images.put(digest.toString(), missing()));
        ImageStreamLayers layers = new ImageStreamLayers();
        layers.setMetadata(ImageStreamConverter.metadata(stream.stream()));
        layers.setBlobs(blobs);
        layers.setImages(images);
        return layers;
    }

    private static ImageBlobReferences references(Image image) {
        ImageBlobReferences references = new ImageBlobReferences();
        references.setImageMissing(false);
        references.setLayers(orNull(image.layers().stream()
                .map(ImageLayer::digest)
                .map(Digest::toString)
                .toList()));
        references.setConfig(
                hasConfiguration(image) ? String.valueOf(image.config().id()) : null);
        references.setManifests(image.manifests().stream()
                .map(ImageManifest::digest)
                .map(Digest::toString)
                .toList());
        return references;
    }

    private static ImageBlobReferences missing() {
        ImageBlobReferences references = new ImageBlobReferences();
        references.setImageMissing(true);
        references.setLayers(null);
        return references;
    }

    /** The id of a list is its own digest, and schema 1 had no configurations. */
    private static boolean hasConfiguration(Image image) {
        return image.config().id() != null
                && (image.mediaType().equals(OCI_MANIFEST) || image.mediaType().equals(DOCKER_MANIFEST));
    }

    private static ImageLayerData blob(@Nullable Long size, String mediaType) {
        ImageLayerData data = new ImageLayerData();
        data.setSize(size);
        data.setMediaType(mediaType);
        return data;
    }

    private static @Nullable List<String> orNull(List<String> list) {
        return list.isEmpty() ? null : list;
    }
}
