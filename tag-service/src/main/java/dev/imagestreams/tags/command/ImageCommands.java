package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.tags.image.ImageRules;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.image.ImageTransition;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Creates, edits and deletes images. Nobody is asked whether an image is in use [13], but one that a held tag waits to move to
 * stays: who prunes cannot see in any history that it will be needed.
 */
@ApplicationScoped
public class ImageCommands {

    private final Transactions transactions;
    private final ImageStore images;

    public ImageCommands(Transactions transactions, ImageStore images) {
        this.transactions = transactions;
        this.images = images;
    }

    /** @throws ImageStreamException {@link ErrorCode#ALREADY_EXISTS}, {@link ErrorCode#INVALID} */
    public StoredImage create(ImageDraft draft, Act act) {
        ImageRules.validate(draft.image(), "");
        Digest digest = draft.image().digest();
        return run(act, () -> {
            Instant now = now();
            StoredImage image = ImageRules.create(draft, now);
            images.add(List.of(image), now);
            StoredImage stored = images.find(List.of(digest)).get(digest);
            if (stored == null || !stored.uid().equals(image.uid())) {
                throw new ImageStreamException(ErrorCode.ALREADY_EXISTS, "image " + digest + " already exists");
            }
            return stored;
        });
    }

    /** @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT} */
    public StoredImage update(Digest digest, ImageDraft draft, Act act) {
        return run(act, () -> {
            StoredImage before = images.lock(digest).orElseThrow(() -> missing(digest));
            Preconditions.require(before, draft.uid(), draft.resourceVersion());
            StoredImage after = ImageRules.update(before, draft);
            if (ImageRules.mayGo(after)) {
                requireNotAwaited(digest);
                save(before, null);
                return after;
            }
            return save(before, after);
        });
    }

    /**
     * Deletes an image, or marks it, if it has finalizers.
     *
     * @throws ImageStreamException {@link ErrorCode#NOT_FOUND}, {@link ErrorCode#CONFLICT}, {@link ErrorCode#FORBIDDEN} if a
     *     held tag waits for it
     */
    public StoredImage delete(Digest digest, @Nullable String uid, @Nullable Long resourceVersion, Act act) {
        return run(act, () -> {
            StoredImage before = images.lock(digest).orElseThrow(() -> missing(digest));
            Preconditions.require(before, uid, resourceVersion);
            requireNotAwaited(digest);
            return save(before, ImageRules.delete(before, now()));
        });
    }

    public static ImageStreamException missing(Digest digest) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, "image " + digest + " not found");
    }

    private void requireNotAwaited(Digest digest) {
        images.waitingFor(digest).ifPresent(tag -> {
            throw new ImageStreamException(
                    ErrorCode.FORBIDDEN, "image " + digest + " waits for the end of the hold of " + tag);
        });
    }

    private StoredImage save(StoredImage before, @Nullable StoredImage after) {
        ImageTransition change = new ImageTransition(before, after, now());
        return change.changesSomething() ? images.save(List.of(change)).get(0) : before;
    }

    private <T> T run(Act act, Supplier<T> work) {
        return act.dryRun() ? transactions.tryOut(work) : transactions.commit(work);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
