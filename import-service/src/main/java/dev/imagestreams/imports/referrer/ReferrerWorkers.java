package dev.imagestreams.imports.referrer;

import dev.imagestreams.imports.database.LeaseClaim;
import dev.imagestreams.imports.source.Registries;
import dev.imagestreams.imports.work.ClaimLoop;
import dev.imagestreams.imports.work.Shares;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The {@link ClaimLoop} of looks for referrers, unless that is switched off. Any number of replicas share the work. */
@Singleton
public class ReferrerWorkers {

    /** Longer than a slow registry can draw out a look; one that takes longer is only done twice. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    /** One look after the other at one registry: imports come first. */
    private static final int PER_REGISTRY = 1;

    private final ClaimLoop<ReferrerLook> loop;
    private final boolean enabled;

    public ReferrerWorkers(
            ReferrerLookStore looks,
            ReferrerStore referrers,
            Registries registries,
            ReferrersConfig config,
            MeterRegistry meters,
            Clock clock) {
        ReferrerWorker worker = new ReferrerWorker(looks, referrers, registries, config, meters, clock);
        Shares<ReferrerLook> shares = new Shares<>(config.workers(), PER_REGISTRY, ReferrerLook::registry);
        this.enabled = config.enabled();
        this.loop = new ClaimLoop<>(
                "import-referrers",
                config.workers(),
                config.interval(),
                slots -> shares.claim(
                        slots,
                        (free, room) -> looks.claim(new LeaseClaim(free, LEASE, room.known(), room.otherwise()))),
                look -> shares.run(look, claimed -> {
                    worker.work(claimed);
                    return true;
                }));
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            loop.start();
        }
    }

    @PreDestroy
    void stop() {
        loop.close();
    }
}
