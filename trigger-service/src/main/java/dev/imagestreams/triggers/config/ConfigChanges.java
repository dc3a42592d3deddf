package dev.imagestreams.triggers.config;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ConfigChange;
import dev.imagestreams.model.api.DependentChange;
import dev.imagestreams.triggers.change.ChangeLog;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives changes of configs their place in the order of all changes, and keeps them for those who watch. Part of the caller's
 * transaction, and the last thing in it that waits for others.
 */
@Singleton
public class ConfigChanges {

    private final ChangeLog log;

    public ConfigChanges(ChangeLog log) {
        this.log = log;
    }

    /** The same configs, each with the version of this change. */
    public List<StoredConfig> record(Change.Type type, List<StoredConfig> configs) {
        if (configs.isEmpty()) {
            return List.of();
        }
        long number = log.take(configs.size());
        List<StoredConfig> numbered = new ArrayList<>();
        List<DependentChange> changes = new ArrayList<>();
        for (StoredConfig config : configs) {
            StoredConfig next = config.withVersion(number);
            numbered.add(next);
            changes.add(new ConfigChange(number, type, config.kind().plural(), next.shown()));
            number++;
        }
        log.record(changes);
        return numbered;
    }
}
