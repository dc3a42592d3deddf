package dev.imagestreams.model.api;

import java.util.List;

/**
 * All triggers, of a namespace or of all, as they were at one moment.
 *
 * @param items by namespace and name
 * @param resourceVersion of the newest change of any trigger then, or 0: what happened since is told after it
 */
public record TriggerList(List<Trigger> items, long resourceVersion) {

    public TriggerList {
        items = List.copyOf(items);
    }
}
