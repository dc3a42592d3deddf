package dev.imagestreams.tags.image;

import dev.imagestreams.model.api.ImagePage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Digest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where images are kept. What is known about a digest's content never changes: who stores it first, stores it for good.
 * All methods take part in the caller's transaction. A write takes a number in the order of all changes, so it comes last
 * in its transaction, but for the streams'.
 */
public interface ImageStore {

    /** Stores those of these new images that are not there yet. */
    void add(Collection<StoredImage> images, Instant now);

    /** The images there are among these. */
    Map<Digest, StoredImage> find(Collection<Digest> digests);

    /** The image, kept from being changed by others. */
    Optional<StoredImage> lock(Digest digest);

    /** A tag, {@code namespace/stream:tag}, that moves to this image, or to a list that has it, when its hold ends; if any. */
    Optional<String> waitingFor(Digest digest);

    /**
     * Stores the changes, in this order.
     *
     * @return the image of each, as of its change; of a deleted one, as it was
     */
    List<StoredImage> save(List<ImageTransition> changes);

    /**
     * Images by digest.
     *
     * @param after the {@code next} of the page before; null asks for the first page
     */
    ImagePage page(int limit, @Nullable Digest after);
}
