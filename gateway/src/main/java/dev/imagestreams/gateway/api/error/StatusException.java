package dev.imagestreams.gateway.api.error;

import io.fabric8.kubernetes.api.model.Status;
import java.util.Objects;

/** A request that ends with this {@code Status}; everything the caller is told stands in it. */
public class StatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Status status;

    public StatusException(Status status) {
        super(status.getMessage());
        this.status = Objects.requireNonNull(status);
    }

    public Status status() {
        return status;
    }
}
