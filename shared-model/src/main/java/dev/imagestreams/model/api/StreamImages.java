package dev.imagestreams.model.api;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.stream.ImageStream;
import java.util.List;
import java.util.Objects;

/**
 * Every image in the whole history of a stream, and the children of its lists: what {@code imagestreams/layers} is made
 * of.
 *
 * @param stream without tags
 * @param images by digest
 * @param missing digests in the history that have no image any more
 */
public record StreamImages(ImageStream stream, List<Image> images, List<Digest> missing) {

    public StreamImages {
        Objects.requireNonNull(stream);
        images = List.copyOf(images);
        missing = List.copyOf(missing);
    }
}
