package dev.imagestreams.imports.work;

import java.util.Map;

/**
 * How many pieces of work each owner may get now.
 *
 * @param known of those something is known about
 * @param otherwise of all others
 */
public record Room(Map<String, Integer> known, int otherwise) {

    public Room {
        known = Map.copyOf(known);
    }

    public int of(String owner) {
        return known.getOrDefault(owner, otherwise);
    }
}
