package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.trace.TraceContext;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who moved a tag, and why.
 *
 * @param actor user name as authenticated by the gateway, or {@code system:…} for the system itself
 * @param cause what kind of act it was
 * @param verb the request it was; null when the system acted by itself, and for what was recorded before verbs were
 * @param causedBy the {@code image-changed} events because of which it was done, oldest first; empty for what nobody named
 *     a reason of. Told with the move, and not kept in the history: whoever later lets another tag follow, or releases what
 *     was held, has reasons of his own
 * @param announced who had said so before a schedule found it; null if nobody had
 * @param trace the work that led to it; null when nothing is traced. As little kept as the reasons
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attribution(
        String actor,
        Cause cause,
        @Nullable Verb verb,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> causedBy,
        @Nullable Announcement announced,
        @Nullable TraceContext trace) {

    public Attribution {
        Objects.requireNonNull(actor);
        Objects.requireNonNull(cause);
        causedBy = causedBy == null ? List.of() : List.copyOf(causedBy);
    }

    public Attribution(String actor, Cause cause, @Nullable Verb verb, List<UUID> causedBy) {
        this(actor, cause, verb, causedBy, null, null);
    }

    public Attribution(String actor, Cause cause, @Nullable Verb verb) {
        this(actor, cause, verb, List.of());
    }

    public Attribution(String actor, Cause cause) {
        this(actor, cause, null);
    }

    public Attribution because(Cause other) {
        return new Attribution(actor, other, verb, causedBy, announced, trace);
    }

    /** The same, where the events it followed from are told elsewhere. */
    public Attribution withoutCauses() {
        return new Attribution(actor, cause, verb, List.of(), announced, trace);
    }

    /** The same, as work of this trace; null for of none. */
    public Attribution in(@Nullable TraceContext other) {
        return new Attribution(actor, cause, verb, causedBy, announced, other);
    }

    /** The same, said before by somebody; null for nobody. */
    public Attribution announced(@Nullable Announcement before) {
        return new Attribution(actor, cause, verb, causedBy, before, trace);
    }
}
