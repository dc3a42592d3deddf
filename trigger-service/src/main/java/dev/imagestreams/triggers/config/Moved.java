package dev.imagestreams.triggers.config;

import java.util.List;

/**
 * What configs become by moves, until it is kept.
 *
 * @param changed configs as they are to be kept, locked
 * @param fired what is to be told, in order
 */
public record Moved(List<StoredConfig> changed, List<FiredConfig> fired) {

    static final Moved NOTHING = new Moved(List.of(), List.of());

    public Moved {
        changed = List.copyOf(changed);
        fired = List.copyOf(fired);
    }
}
