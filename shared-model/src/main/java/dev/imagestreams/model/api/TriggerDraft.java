package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.StreamTag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to know when images change.
 *
 * @param stream name of a stream in the trigger's namespace; null means every stream of the namespace
 * @param tag a tag; null means every tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerDraft(
        String name, @Nullable String stream, @Nullable StreamTag tag, boolean paused, TriggerTarget target) {

    public TriggerDraft {
        Objects.requireNonNull(name);
        Objects.requireNonNull(target);
    }
}
