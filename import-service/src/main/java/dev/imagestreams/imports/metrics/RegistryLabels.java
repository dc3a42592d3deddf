package dev.imagestreams.imports.metrics;

import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The registry tag of meters. Registries are named by users, so that their number has to be bounded before it becomes a
 * number of time series: those seen first keep their name, the rest share one.
 */
@Singleton
public class RegistryLabels {

    static final int LIMIT = 100;
    static final String OTHER = "other";

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    public String of(String registry) {
        if (known.contains(registry)) {
            return registry;
        }
        // Two threads may pass the limit together: a few names more do no harm.
        return known.size() < LIMIT && known.add(registry) ? registry : OTHER;
    }
}
