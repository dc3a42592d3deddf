package dev.imagestreams.imports.task;

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
import java.time.Clock;
import java.time.Duration;

/** The tasks' {@link ClaimLoop} and {@link Heartbeat}, from the start of the process to its end. */
@Singleton
public class TaskWorkers {

    /** What publishing and storing may take after the time limit, before somebody else may start over although we live. */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** In one lease, so that some may come late. */
    private static final int BEATS = 4;

    private final Heartbeat<ImportTask> heartbeat;
    private final ClaimLoop<ImportTask> loop;

    public TaskWorkers(
            TaskStore tasks,
            PartStore parts,
            BoundedResolver resolver,
            ResultPublisher publisher,
            Outages outages,
            TaskConfig config,
            MeterRegistry meters,
            Clock clock) {
        TaskWorker worker = new TaskWorker(tasks, parts, resolver, publisher, outages, config, meters, clock);
        Duration lease = config.lease();
        this.heartbeat = new Heartbeat<>(
                "import-task-beat",
                lease.dividedBy(BEATS),
                config.timeLimit().plus(MARGIN),
                alive -> tasks.renew(alive, lease));
        Shares<ImportTask> shares = new Shares<>(config.workers(), config.workersPerRegistry(), ImportTask::registry);
        this.loop = new ClaimLoop<>(
                "import-task",
                config.workers(),
                config.interval(),
                slots -> shares.claim(
                        slots,
                        (free, room) -> tasks.claim(new LeaseClaim(free, lease, room.known(), room.otherwise()))),
                task -> heartbeat.during(task, held -> shares.run(held, worker::work)));
    }

    void start(@Observes StartupEvent event) {
        heartbeat.start();
        loop.start();
    }

    /** New tasks are stored and committed. */
    public void wake() {
        loop.wake();
    }

    @PreDestroy
    void stop() {
        loop.close();
        heartbeat.close();
    }
}
