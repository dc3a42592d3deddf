package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.TagSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One tag as somebody wants it: a write of an {@code ImageStreamTag}.
 *
 * @param resourceVersion refuses the write if the stream has changed since; null: the last write wins
 * @param tag replaces the whole spec tag; null changes annotations only
 * @param annotations become the spec tag's annotations, whether {@code tag} is given or not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagDraft(@Nullable Long resourceVersion, @Nullable TagSpec tag, Map<String, String> annotations) {

    public TagDraft {
        annotations = annotations == null ? Map.of() : Map.copyOf(annotations);
    }
}
