package dev.imagestreams.imports.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bytes that a registry serves for a manifest, and what can be read in them. */
record ServedManifest(Digest digest, JsonNode json) {

    static ServedManifest of(byte[] bytes) throws IOException {
        return new ServedManifest(Digest.sha256(bytes), ModelJson.mapper().readTree(bytes));
    }

    String mediaType() {
        return json.path("mediaType").asText();
    }

    List<ImageLayer> layers() {
        List<ImageLayer> layers = new ArrayList<>();
        json.path("layers").forEach(layer -> layers.add(new ImageLayer(digest(layer), size(layer), type(layer))));
        return layers;
    }

    List<ImageManifest> entries() {
        List<ImageManifest> entries = new ArrayList<>();
        json.path("manifests")
                .forEach(entry -> entries.add(
                        new ImageManifest(digest(entry), type(entry), size(entry), platform(entry.path("platform")))));
        return entries;
    }

    /** That an imported image is the one of this manifest. */
    void assertIs(Image image) {
        long layers = layers().stream().distinct().mapToLong(ImageLayer::size).sum();
        assertThat(image.digest()).isEqualTo(digest);
        assertThat(image.reference()).endsWith("@" + digest);
        assertThat(image.mediaType()).isEqualTo(mediaType());
        assertThat(image.manifests()).isEmpty();
        assertThat(image.layers()).isEqualTo(layers());
        assertThat(image.config().id()).isEqualTo(digest(json.path("config")));
        assertThat(image.config().size()).isEqualTo(layers + size(json.path("config")));
    }

    private static Digest digest(JsonNode description) {
        return Digest.parse(description.path("digest").asText());
    }

    private static long size(JsonNode description) {
        return description.path("size").asLong();
    }

    private static String type(JsonNode description) {
        return description.path("mediaType").asText();
    }

    private static Platform platform(JsonNode platform) {
        return Platform.of(
                platform.path("os").asText(), platform.path("architecture").asText());
    }
}
