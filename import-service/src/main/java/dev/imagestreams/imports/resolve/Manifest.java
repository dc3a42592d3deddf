package dev.imagestreams.imports.resolve;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import java.util.List;

/** A manifest understood: one image, or a choice of them. Docker's and OCI's forms differ in names only. */
sealed interface Manifest {

    Digest digest();

    String mediaType();

    /**
     * One image.
     *
     * @param layers base first
     */
    record Single(Digest digest, String mediaType, Digest config, List<ImageLayer> layers) implements Manifest {}

    /** A manifest list or OCI index. */
    record Index(Digest digest, String mediaType, List<ImageManifest> entries) implements Manifest {}
}
