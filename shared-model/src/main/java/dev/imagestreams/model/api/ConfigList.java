package dev.imagestreams.model.api;

import java.util.List;

/**
 * All configs of a kind.
 *
 * @param items by namespace and name
 * @param resourceVersion of the newest change of any config, or 0
 */
public record ConfigList(List<ConfigObject> items, long resourceVersion) {

    public ConfigList {
        items = List.copyOf(items);
    }
}
