package dev.imagestreams.embedded.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import java.util.List;
import java.util.stream.Stream;

/** An image index (or Docker manifest list) over images for several platforms. */
public record SampleIndex(SampleManifest manifest, List<SampleImage> images) {

    /** One image of this version for each platform. */
    public static SampleIndex make(SampleImage.Format format, String version, Platform... platforms) {
        List<SampleImage> images = Stream.of(platforms)
                .map(platform -> SampleImage.make(format, version, platform))
                .toList();
        ObjectNode index = ModelJson.mapper().createObjectNode();
        index.put("schemaVersion", 2).put("mediaType", format.indexType());
        images.forEach(image -> describe(index.withArray("manifests").addObject(), image));
        return new SampleIndex(SampleManifest.of(format.indexType(), index), images);
    }

    public Digest digest() {
        return manifest.digest();
    }

    private static void describe(ObjectNode descriptor, SampleImage image) {
        descriptor
                .put("mediaType", image.manifest().mediaType())
                .put("size", image.manifest().bytes().length)
                .put("digest", image.digest().toString());
        ObjectNode platform = descriptor.putObject("platform");
        platform.put("os", image.platform().os())
                .put("architecture", image.platform().architecture());
        if (image.platform().variant() != null) {
            platform.put("variant", image.platform().variant());
        }
    }
}
