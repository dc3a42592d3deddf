package dev.imagestreams.model.image;

import java.util.Objects;

/**
 * One layer of an image, base first.
 *
 * @param size compressed bytes
 */
public record ImageLayer(Digest digest, long size, String mediaType) {

    public ImageLayer {
        Objects.requireNonNull(digest);
        Objects.requireNonNull(mediaType);
    }
}
