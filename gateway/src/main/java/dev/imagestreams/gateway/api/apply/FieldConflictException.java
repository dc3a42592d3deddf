package dev.imagestreams.gateway.api.apply;

import dev.imagestreams.gateway.api.error.StatusException;
import io.fabric8.kubernetes.api.model.Status;

/** Others own what is applied otherwise. Unlike a conflict of versions, it is not gone by trying again. */
public class FieldConflictException extends StatusException {

    private static final long serialVersionUID = 1L;

    FieldConflictException(Status status) {
        super(status);
    }
}
