package dev.imagestreams.triggers.config;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The configs that follow what has moved, as they become move by move. Not for use by several threads. */
final class Followers {

    private final Map<UUID, StoredConfig> present = new LinkedHashMap<>();
    private final Set<UUID> changed = new LinkedHashSet<>();
    private final List<FiredConfig> fired = new ArrayList<>();

    Followers(List<StoredConfig> configs) {
        configs.forEach(config -> present.put(config.uid(), config));
    }

    List<StoredConfig> of(Set<TagKey> tags) {
        return present.values().stream()
                .filter(config -> !Collections.disjoint(config.follows(), tags))
                .toList();
    }

    /** Every tag that any of them names. */
    Set<TagKey> tags() {
        return present.values().stream()
                .flatMap(config -> config.tags().stream())
                .collect(Collectors.toSet());
    }

    void become(Firing firing) {
        StoredConfig after = firing.after();
        present.put(after.uid(), after);
        changed.add(after.uid());
        firing.told().ifPresent(fired::add);
    }

    Moved moved() {
        return new Moved(changed.stream().map(present::get).toList(), fired);
    }
}
