package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.ImageDraft;
import dev.imagestreams.model.api.MappingCommand;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.command.StreamTransactions.Outcome;
import dev.imagestreams.tags.image.ImageRules;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.stream.MappingRules;
import dev.imagestreams.tags.stream.StreamQuota;
import dev.imagestreams.tags.stream.StreamState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Puts images on tags from outside: what the integrated registry does after a push. [11] */
@ApplicationScoped
public class MappingCommands {

    /** The image was pushed through the integrated registry. */
    private static final String MANAGED = "openshift.io/image.managed";

    private final StreamTransactions transactions;
    private final ImageStore images;

    public MappingCommands(StreamTransactions transactions, ImageStore images) {
        this.transactions = transactions;
        this.images = images;
    }

    /**
     * @throws ImageStreamException {@link ErrorCode#NOT_FOUND} if there is no such stream, {@link ErrorCode#FORBIDDEN} if
     *     the image is too large, {@link ErrorCode#INVALID}
     */
    public void map(StreamKey key, MappingCommand mapping, Act act) {
        if (mapping.cause() != Cause.PUSH && mapping.cause() != Cause.MAPPING) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "the cause of a mapping is push or mapping");
        }
        ImageDraft draft = withReference(mapping);
        // A registry tells of its pushes by mappings too.
        Cause cause = isManaged(draft.annotations()) ? Cause.PUSH : mapping.cause();
        ImageRules.validate(draft.image(), "image.");
        transactions.run(
                key,
                act,
                cause,
                (stored, surroundings, now) -> {
                    StreamState before = stored.orElseThrow(() -> StreamCommands.missing(key));
                    StreamQuota.admitImage(surroundings.limits(), draft.image());
                    StoredImage image = ImageRules.create(draft, now);
                    StreamState after = new MappingRules(surroundings, act.because(cause), now)
                            .map(before, mapping.tag(), reference(mapping, image), image.digest());
                    return new Outcome(before, after, after, List.of(image));
                },
                outcome -> outcome);
    }

    /** A managed image that is known already may have come through another stream; here it is pulled through this one. */
    private String reference(MappingCommand mapping, StoredImage image) {
        Digest digest = image.digest();
        return isManaged(image.annotations()) && !images.find(List.of(digest)).isEmpty()
                ? mapping.repository() + '@' + digest
                : image.image().reference();
    }

    private static boolean isManaged(Map<String, String> annotations) {
        return "true".equals(annotations.get(MANAGED));
    }

    /** Without signatures: who pushes does not sign, and where nothing was said the image lies in the stream's repository. */
    private static ImageDraft withReference(MappingCommand mapping) {
        ImageDraft draft = mapping.image();
        String typed = draft.image().reference();
        String reference =
                typed.isEmpty() ? mapping.repository() + '@' + draft.image().digest() : typed;
        return new ImageDraft(
                null,
                null,
                draft.image().withReference(reference),
                draft.labels(),
                draft.annotations(),
                draft.housekeeping(),
                draft.manifest(),
                draft.configuration(),
                List.of(),
                List.of());
    }
}
