package dev.imagestreams.model.api;

import java.util.List;

/**
 * What happened to triggers and configs after a position, in order and without gaps.
 *
 * @param resourceVersion the position to ask the next page with: that of the last change, or the one asked with
 */
public record DependentChangePage(List<DependentChange> changes, long resourceVersion) {

    public DependentChangePage {
        changes = List.copyOf(changes);
    }
}
