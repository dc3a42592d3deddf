package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.TagEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag's history, newest first.
 *
 * @param before position to ask the next, older page with; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryPage(List<TagEvent> items, @Nullable Long before) {

    public HistoryPage {
        items = List.copyOf(items);
    }
}
