package dev.imagestreams.gateway.api.patch;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.model.error.ErrorCode;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import java.util.List;

/** A patch that can be read and does not fit the object: Kubernetes' sentence, which says nothing, and a cause that does. */
final class Mismatch {

    private Mismatch() {}

    static StatusException because(String why) {
        Status status =
                Statuses.plain(ErrorCode.INVALID, "the server rejected our request due to an error in our request");
        StatusDetails details = new StatusDetails();
        details.setCauses(List.of(new StatusCause(null, why, "FieldValueInvalid")));
        status.setDetails(details);
        return new StatusException(status);
    }
}
