package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.TagSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream as somebody wants it: the whole spec and the editable metadata.
 *
 * @param uid refuses the write if the stream has another identity; null accepts any
 * @param resourceVersion refuses the write if the stream has changed since; null on creation
 * @param housekeeping its deletion time is ignored: only a deletion sets it
 * @param specTags of two with one name the last wins
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StreamDraft(
        @Nullable String uid,
        @Nullable Long resourceVersion,
        Map<String, String> labels,
        Map<String, String> annotations,
        Housekeeping housekeeping,
        boolean lookupLocal,
        @Nullable String dockerImageRepository,
        List<TagSpec> specTags) {

    public StreamDraft {
        labels = labels == null ? Map.of() : Map.copyOf(labels);
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
        housekeeping = housekeeping == null ? Housekeeping.NONE : housekeeping;
        specTags = specTags == null ? List.of() : List.copyOf(specTags);
    }
}
