package dev.imagestreams.tags.image;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Where images are kept. Images never change: the first one stored under a digest stays. */
public interface ImageStore {

    /** Stores the images that are not there yet, as of this time. */
    void add(Collection<Image> images, Instant now);

    /** The images there are among these. */
    Map<Digest, Image> find(Collection<Digest> digests);
}
