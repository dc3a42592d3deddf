package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagCondition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stream's status as somebody wants it: a write of {@code imagestreams/status}, which pruning uses. Metadata and lookup
 * policy are written too; the rest of the spec is kept.
 *
 * @param uid refuses the write if the stream has another identity; null accepts any
 * @param resourceVersion refuses the write if the stream has changed since
 * @param tags the whole status; a tag or an entry that is missing is taken from view
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StatusDraft(
        @Nullable String uid,
        long resourceVersion,
        Map<String, String> labels,
        Map<String, String> annotations,
        Housekeeping housekeeping,
        boolean lookupLocal,
        List<Tag> tags) {

    /**
     * @param items newest first
     * @param failure null when the last import did not fail
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Tag(StreamTag tag, List<Item> items, @Nullable TagCondition failure) {

        public Tag {
            Objects.requireNonNull(tag);
            items = items == null ? List.of() : List.copyOf(items);
        }
    }

    /**
     * An entry as clients know it, without position and attribution.
     *
     * @param image null for a reference tag
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(Instant created, String reference, @Nullable Digest image, long generation) {

        public Item {
            Objects.requireNonNull(created);
            Objects.requireNonNull(reference);
        }
    }

    public StatusDraft {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        housekeeping = housekeeping == null ? Housekeeping.NONE : housekeeping;
        tags = tags == null ? List.of() : List.copyOf(tags);
    }
}
