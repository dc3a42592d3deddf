package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.event.SourceResult;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registries said, in the order asked.
 *
 * @param event id of the {@code digest-resolved} event that is on its way to tag-service (its receipt tells when it is
 *     in the history); null when nothing was published
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportAnswer(@Nullable UUID event, List<SourceResult> results) {

    public ImportAnswer {
        results = List.copyOf(results);
    }
}
