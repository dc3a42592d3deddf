package dev.imagestreams.imports.secret;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * At start: refuses to run without the keys of what is stored, rather than failing one import after the other, and seals
 * with the current key what a previous one had sealed. Replicas that start together share that work.
 */
@Singleton
public class KeyRotation {

    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    private static final int BATCH = 100;

    private final SecretStore store;

    public KeyRotation(SecretStore store) {
        this.store = store;
    }

    void start(@Observes StartupEvent event) {
        List<String> missing = store.missingKeys();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("stored secrets were sealed with keys that are not set: " + missing
                    + "; set imagestreams.import.secrets.key to the key used before, or add that to"
                    + " imagestreams.import.secrets.previous-keys");
        }
        int resealed = 0;
        for (int batch = store.reseal(BATCH); batch > 0; batch = store.reseal(BATCH)) {
            resealed += batch;
        }
        if (resealed > 0) {
            LOG.infof("secrets are sealed with the current key now secrets=%d", resealed);
        }
    }
}
