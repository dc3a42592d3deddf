package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.LeaseClaim;
import dev.imagestreams.imports.look.BoundedResolver;
import dev.imagestreams.imports.outage.Outages;
import dev.imagestreams.imports.publish.ResultPublisher;
import dev.imagestreams.imports.work.ClaimLoop;
import dev.imagestreams.imports.work.Heartbeat;
import dev.imagestreams.imports.work.Shares;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The schedule's {@link ClaimLoop} and {@link Heartbeat}, from the start of the process to its end. Any number of replicas share
 * the work.
 */
@Singleton
public class ScheduleWorkers {

    /** In one lease, so that some may come late. */
    private static final int BEATS = 4;

    /** Many groups of followers may each have a look of their own; each of these extends the lease, too. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Heartbeat<ClaimedUpstream> heartbeat;
    private final ClaimLoop<ClaimedUpstream> loop;
    private final Duration hintDelay;
    private final boolean enabled;

    public ScheduleWorkers(
            ClaimStore claims,
            UpstreamStore upstreams,
            ScheduleStore store,
            MoveStore moves,
            BoundedResolver resolver,
            ResultPublisher publisher,
            Outages outages,
            ScheduleConfig config,
            MeterRegistry meters) {
        this.hintDelay = config.hintDelay();
        this.enabled = config.enabled();
        Duration lease = config.lease();
        this.heartbeat = new Heartbeat<>(
                "import-schedule-beat", lease.dividedBy(BEATS), LONGEST, alive -> upstreams.renew(alive, lease));
        ScheduleWorker worker = new ScheduleWorker(
                upstreams,
                store,
                new UpstreamLook.Means(resolver, outages, moves, config.timeLimit()),
                publisher,
                config,
                lease,
                meters);
        Shares<ClaimedUpstream> shares =
                new Shares<>(config.workers(), config.workersPerRegistry(), ClaimedUpstream::registry);
        this.loop = new ClaimLoop<>(
                "import-schedule",
                config.workers(),
                config.poll(),
                slots -> shares.claim(
                        slots,
                        (free, room) -> claims.claim(new LeaseClaim(free, lease, room.known(), room.otherwise()))),
                upstream -> heartbeat.during(upstream, held -> shares.run(held, worker::work)));
    }

    void start(@Observes StartupEvent event) {
        if (enabled) {
            heartbeat.start();
            loop.start();
        }
    }

    /** Tags come due before their time, because of a hint. */
    public void wakeForHints() {
        CompletableFuture.delayedExecutor(hintDelay.toMillis(), TimeUnit.MILLISECONDS)
                .execute(loop::wake);
    }

    @PreDestroy
    void stop() {
        loop.close();
        heartbeat.close();
    }
}
