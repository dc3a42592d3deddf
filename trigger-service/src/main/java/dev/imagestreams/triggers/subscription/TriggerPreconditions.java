package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a writer says the trigger must still be. Pure. */
final class TriggerPreconditions {

    private TriggerPreconditions() {}

    /**
     * Each null accepts anything.
     *
     * @throws ImageStreamException {@link ErrorCode#CONFLICT} if the trigger has moved on
     */
    static void check(Trigger trigger, @Nullable UUID uid, @Nullable Long revision) {
        boolean same =
                (uid == null || uid.equals(trigger.uid())) && (revision == null || revision == trigger.revision());
        if (!same) {
            throw new ImageStreamException(
                    ErrorCode.CONFLICT,
                    "the trigger \"" + trigger.namespace() + '/'
                            + trigger.spec().name()
                            + "\" has been modified; read it again and apply the change to that");
        }
    }
}
