package dev.imagestreams.imports.outage;

import dev.imagestreams.imports.database.DatabaseException;
import dev.imagestreams.imports.look.Finding;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.transport.Pulse;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.SourceRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Notices from what looks come to that registries are away, or back. A look counts against a registry only if that did not
 * answer anything meanwhile: whoever asks for too much is no reason to leave the others without.
 */
@Singleton
public class Outages {

    private static final Logger LOG = Logger.getLogger(Outages.class);

    private final OutageStore store;
    private final Pulse pulse;
    private final MeterRegistry meters;
    private final RegistryLabels labels;

    public Outages(OutageStore store, Pulse pulse, MeterRegistry meters, RegistryLabels labels) {
        this.store = store;
        this.pulse = pulse;
        this.meters = meters;
        this.labels = labels;
    }

    /** A moment before a look. */
    public long now() {
        return pulse.now();
    }

    public boolean answeredSince(String registry, long moment) {
        return pulse.answeredSince(registry, moment);
    }

    /**
     * After a look of the schedule that began at this moment.
     *
     * @return whether the registry did not answer
     */
    public boolean note(String registry, Standing standing, Collection<? extends Resolution> came, long began) {
        if (pulse.answeredSince(registry, began)) {
            if (standing != Standing.SOUND) {
                answered(Set.of(registry));
            }
            return false;
        }
        boolean silent = came.stream().anyMatch(Outages::withoutAnswer);
        if (silent) {
            failed(registry, standing == Standing.PROBED);
        }
        return silent;
    }

    /** After an import that began at this moment. The import is what counts, whether or not this can be stored. */
    public void note(Stream<Finding> findings, long began) {
        Set<String> answered = new HashSet<>();
        Set<String> silent = new HashSet<>();
        findings.forEach(finding -> {
            String registry = SourceRegistry.of(finding.source().from());
            if (pulse.answeredSince(registry, began)) {
                answered.add(registry);
            } else if (withoutAnswer(finding.resolution())) {
                silent.add(registry);
            }
        });
        try {
            if (!answered.isEmpty()) {
                answered(answered);
            }
            silent.forEach(registry -> failed(registry, false));
        } catch (DatabaseException e) {
            LOG.debugf("what an import came to is not noted reason=%s", e.getMessage());
        }
    }

    private void answered(Set<String> registries) {
        if (store.answered(registries) > 0) {
            LOG.infof("a registry answers again, and is looked at registries=%s", registries);
        }
    }

    private void failed(String registry, boolean probe) {
        store.failed(registry, probe).ifPresent(pause -> {
            LOG.warnf("a registry does not answer, and is left alone registry=%s pause=%s", registry, pause);
            meters.counter(MeterNames.REGISTRY_OUTAGES, MeterNames.REGISTRY, labels.of(registry))
                    .increment();
        });
    }

    /** One that asks to be left alone, or whose quota is used up, is not away. */
    private static boolean withoutAnswer(Resolution resolution) {
        return resolution instanceof Resolution.Failure failure && failure.passing() && failure.retryAfter() == null;
    }
}
