package dev.imagestreams.imports.manifest;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import java.util.List;

/** A manifest understood: one image, or a choice of them. Docker's and OCI's forms differ in names only. */
public sealed interface Manifest {

    Digest digest();

    String mediaType();

    /**
     * One image, or an artifact in the form of one: a chart, a signature, a list of parts.
     *
     * @param configType media type of the configuration, which tells the two apart
     * @param layers base first
     */
    record Single(Digest digest, String mediaType, Digest config, String configType, List<ImageLayer> layers)
            implements Manifest {

        boolean isImage() {
            return MediaTypes.CONFIGURATION.contains(configType);
        }
    }

    /** A manifest list or OCI index. */
    record Index(Digest digest, String mediaType, List<ImageManifest> entries) implements Manifest {}
}
