package dev.imagestreams.model.api;

import java.util.List;

/**
 * What happened after a position, in order and without gaps.
 *
 * @param resourceVersion the position to ask the next page with: that of the last change, or the one asked with
 */
public record ChangePage(List<Change> changes, long resourceVersion) {

    public ChangePage {
        changes = List.copyOf(changes);
    }
}
