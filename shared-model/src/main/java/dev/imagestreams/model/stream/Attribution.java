package dev.imagestreams.model.stream;

import java.util.Objects;

/**
 * Who moved a tag, and why.
 *
 * @param actor user name as authenticated by the gateway, or {@code system:…} for the system itself
 * @param cause what kind of act it was
 */
public record Attribution(String actor, Cause cause) {

    public Attribution {
        Objects.requireNonNull(actor);
        Objects.requireNonNull(cause);
    }

    public Attribution because(Cause other) {
        return new Attribution(actor, other);
    }
}
