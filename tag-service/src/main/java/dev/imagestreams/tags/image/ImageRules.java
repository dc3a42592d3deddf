package dev.imagestreams.tags.image;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.tags.stream.Metadata;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of an image when somebody writes it: content is taken once, the rest may be edited. [13] */
public final class ImageRules {

    /** The manifest lies in the integrated registry, and need not be kept here. */
    private static final String MANIFEST_STORED = "image.openshift.io/manifestBlobStored";

    private ImageRules() {}

    /**
     * @param path how the caller addresses the image: empty by itself, {@code image.} in a mapping
     * @throws ImageStreamException invalid, with everything that is wrong
     */
    public static void validate(Image image, String path) {
        List<FieldError> errors = new ArrayList<>();
        String reference = path + "dockerImageReference";
        if (image.reference().isEmpty()) {
            errors.add(FieldError.required(reference, ""));
        } else {
            parseError(image.reference())
                    .ifPresent(text -> errors.add(FieldError.invalid(reference, image.reference(), text)));
        }
        for (int i = 0; i < image.manifests().size(); i++) {
            long size = image.manifests().get(i).manifestSize();
            if (size < 0) {
                errors.add(FieldError.invalid(
                        path + "dockerImageManifests[" + i + "].size",
                        Long.toString(size),
                        "manifest size cannot be negative"));
            }
        }
        if (!image.layers().isEmpty() && !image.manifests().isEmpty()) {
            errors.add(FieldError.invalid(
                    path + "dockerImageLayers",
                    "",
                    "dockerImageLayers should not be set when dockerImageManifests is set"));
        }
        if (!errors.isEmpty()) {
            throw ImageStreamException.invalid(errors);
        }
    }

    /** An image as an import finds it: without anything people have said about it. */
    public static StoredImage imported(Image image, Instant now) {
        return create(
                new ImageDraft(
                        null, null, image, Map.of(), Map.of(), Housekeeping.NONE, null, null, List.of(), List.of()),
                now);
    }

    /** A new image. */
    public static StoredImage create(ImageDraft draft, Instant now) {
        Metadata metadata = metadata(draft).created();
        boolean stored = "true".equals(metadata.annotations().get(MANIFEST_STORED));
        return new StoredImage(
                UUID.randomUUID(),
                0,
                now,
                draft.image().storedAt(now),
                metadata.labels(),
                metadata.annotations(),
                metadata.housekeeping(),
                stored ? null : draft.manifest(),
                stored ? null : draft.configuration(),
                draft.signatures(),
                draft.dockerSignatures());
    }

    /** The image with what may be edited replaced. A manifest or configuration that is not the image's is not
     * taken, and one that is not given again is kept. */
    public static StoredImage update(StoredImage stored, ImageDraft draft) {
        Metadata metadata = metadata(stored).replacedBy(metadata(draft));
        boolean elsewhere = "true".equals(metadata.annotations().get(MANIFEST_STORED));
        Digest configuration = stored.image().config().id();
        return new StoredImage(
                stored.uid(),
                stored.resourceVersion(),
                stored.created(),
                stored.image(),
                metadata.labels(),
                metadata.annotations(),
                metadata.housekeeping(),
                elsewhere ? null : content(stored.manifest(), draft.manifest(), stored.digest()),
                elsewhere ? null : content(stored.configuration(), draft.configuration(), configuration),
                draft.signatures(),
                stored.dockerSignatures());
    }

    /** The image after somebody asked for its deletion: null if it is gone, marked if finalizers hold it. */
    public static @Nullable StoredImage delete(StoredImage stored, Instant now) {
        Metadata metadata = metadata(stored);
        return metadata.isHeld() ? with(stored, metadata.markedDeleted(now)) : null;
    }

    /** Whether a write has taken the last finalizer from an image that is being deleted. */
    public static boolean mayGo(StoredImage image) {
        Metadata metadata = metadata(image);
        return metadata.isBeingDeleted() && !metadata.isHeld();
    }

    private static @Nullable String content(
            @Nullable String stored, @Nullable String drafted, @Nullable Digest digest) {
        boolean taken = drafted != null && digest != null && digest.matches(drafted.getBytes(StandardCharsets.UTF_8));
        return taken ? drafted : stored;
    }

    private static StoredImage with(StoredImage image, Metadata metadata) {
        return new StoredImage(
                image.uid(),
                image.resourceVersion(),
                image.created(),
                image.image(),
                metadata.labels(),
                metadata.annotations(),
                metadata.housekeeping(),
                image.manifest(),
                image.configuration(),
                image.signatures(),
                image.dockerSignatures());
    }

    private static Metadata metadata(StoredImage image) {
        return new Metadata(image.labels(), image.annotations(), image.housekeeping());
    }

    private static Metadata metadata(ImageDraft draft) {
        return new Metadata(draft.labels(), draft.annotations(), draft.housekeeping());
    }

    private static Optional<String> parseError(String reference) {
        try {
            ImageReference.parse(reference);
            return Optional.empty();
        } catch (ImageStreamException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }
}
