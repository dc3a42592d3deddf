package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger that watches a tag would make of a move.
 *
 * @param trigger its name
 * @param fires whether its consumer would be told
 * @param because why not; null when it would
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PreviewedTrigger(String trigger, boolean fires, @Nullable String because) {

    public PreviewedTrigger {
        Objects.requireNonNull(trigger);
    }
}
