package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.TagEvent;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a tag's history with what only we keep.
 *
 * @param recorded when the tag moved; {@code event.created} may be older, because a tag that follows another inherits it
 * @param resourceVersion the change that moved it
 * @param retired when the entry was taken from view (by a deletion or by pruning); null while it is in view. Of a move that
 *     waited: when it had waited
 * @param pending of a move that a hold stopped: what became of it; null for every other entry
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryEntry(
        TagEvent event,
        Instant recorded,
        long resourceVersion,
        @Nullable Instant retired,
        @Nullable PendingMove pending) {

    public HistoryEntry {
        Objects.requireNonNull(event);
        Objects.requireNonNull(recorded);
    }
}
