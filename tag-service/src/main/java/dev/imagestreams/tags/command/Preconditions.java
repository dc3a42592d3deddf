package dev.imagestreams.tags.command;

import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.tags.stream.StreamState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That an object still is the one its writer has seen, with Kubernetes' texts if it is not. */
final class Preconditions {

    private Preconditions() {}

    static void require(StreamState stream, @Nullable String uid, @Nullable Long resourceVersion) {
        require(stream.uid(), uid, stream.resourceVersion(), resourceVersion);
    }

    static void require(StoredImage image, @Nullable String uid, @Nullable Long resourceVersion) {
        require(image.uid(), uid, image.resourceVersion(), resourceVersion);
    }

    private static void require(UUID uid, @Nullable String seenUid, long version, @Nullable Long seenVersion) {
        if (seenUid != null && !seenUid.equals(uid.toString())) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "Precondition failed: UID in precondition: " + seenUid + ", UID in object meta: " + uid);
        }
        if (seenVersion != null && seenVersion != version) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }
}
