package dev.imagestreams.tags.image;

import dev.imagestreams.model.api.ImagePage;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.tags.database.Snapshots;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about images. Every answer is one consistent moment. */
@ApplicationScoped
public class ImageReads {

    private final ImageStore images;
    private final Snapshots snapshots;

    public ImageReads(ImageStore images, Snapshots snapshots) {
        this.images = images;
        this.snapshots = snapshots;
    }

    public Optional<StoredImage> find(Digest digest) {
        return snapshots.read(
                () -> Optional.ofNullable(images.find(List.of(digest)).get(digest)));
    }

    /** Those of these images that are stored, by digest. */
    public List<StoredImage> known(Collection<Digest> digests) {
        return snapshots.read(() -> images.find(digests).values().stream()
                .sorted(Comparator.comparing(StoredImage::digest))
                .toList());
    }

    /**
     * Images by digest.
     *
     * @param after the {@code next} of the page before; null asks for the first page
     */
    public ImagePage page(int limit, @Nullable Digest after) {
        return snapshots.read(() -> images.page(limit, after));
    }
}
