package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tag's history, newest first.
 *
 * @param before position to ask the next, older page with; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryPage(List<HistoryEntry> items, @Nullable Long before) {

    public HistoryPage {
        items = List.copyOf(items);
    }
}
