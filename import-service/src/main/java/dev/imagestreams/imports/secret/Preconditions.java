package dev.imagestreams.imports.secret;

import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import org.jspecify.annotations.Nullable;

/** Whether a secret is still the one a client has seen, in Kubernetes' words. */
final class Preconditions {

    private Preconditions() {}

    /** @throws ImageStreamException {@link ErrorCode#CONFLICT} */
    static void require(Secret secret, @Nullable String seenUid, @Nullable Long seenRevision) {
        if (seenUid != null && !seenUid.equals(secret.uid().toString())) {
            throw conflict(
                    secret,
                    "Precondition failed: UID in precondition: " + seenUid + ", UID in object meta: " + secret.uid());
        }
        if (seenRevision != null && seenRevision != secret.revision()) {
            throw conflict(
                    secret,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    private static ImageStreamException conflict(Secret secret, String why) {
        return new ImageStreamException(
                ErrorCode.CONFLICT,
                "Operation cannot be fulfilled on secrets \"" + secret.spec().name() + "\": " + why);
    }
}
