package dev.imagestreams.model.api;

import java.util.List;

/**
 * What happened to triggers after a position, in order and without gaps.
 *
 * @param resourceVersion the position to ask the next page with: that of the last change, or the one asked with
 */
public record TriggerChangePage(List<TriggerChange> changes, long resourceVersion) {

    public TriggerChangePage {
        changes = List.copyOf(changes);
    }
}
