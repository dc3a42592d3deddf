package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who moved a tag, and why.
 *
 * @param actor user name as authenticated by the gateway, or {@code system:…} for the system itself
 * @param cause what kind of act it was
 * @param verb the request it was; null when the system acted by itself, and for what was recorded before verbs were
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attribution(String actor, Cause cause, @Nullable Verb verb) {

    public Attribution {
        Objects.requireNonNull(actor);
        Objects.requireNonNull(cause);
    }

    public Attribution(String actor, Cause cause) {
        this(actor, cause, null);
    }

    public Attribution because(Cause other) {
        return new Attribution(actor, other, verb);
    }
}
