package dev.imagestreams.tags.command;

import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.Verb;
import dev.imagestreams.model.trace.TraceContext;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for something to be written, and how.
 *
 * @param verb the request it is; null if it was not told
 * @param causedBy the {@code image-changed} events because of which it is asked, as far as it was told
 * @param trace the request, if requests are traced
 * @param dryRun whether to answer what would be, and keep nothing
 */
public record Act(
        String actor, @Nullable Verb verb, List<UUID> causedBy, @Nullable TraceContext trace, boolean dryRun) {

    Attribution because(Cause cause) {
        return new Attribution(actor, cause, verb, causedBy, null, trace);
    }
}
