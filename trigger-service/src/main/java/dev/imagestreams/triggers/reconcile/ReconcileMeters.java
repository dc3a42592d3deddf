package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.workload.ObjectKind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** What an operator sees of one cluster, whether or not this process takes care of it right now. */
public final class ReconcileMeters {

    /**
     * Timer: changes of objects. Tags {@code cluster}, {@code kind}, {@code outcome}: done; rejected, because the object has
     * changed or the change is against a rule; failed; gone; refused, because the triggers make no sense.
     */
    static final String CHANGES = "imagestreams.workload.changes";

    /** Gauge: objects with triggers that this process takes care of. Tag {@code cluster}. */
    static final String WATCHED = "imagestreams.workload.watched";

    /** Gauge: those of them that wait to be looked at, retries included. Tag {@code cluster}. */
    static final String WAITING = "imagestreams.workload.waiting";

    private final String cluster;
    private final MeterRegistry meters;
    private final AtomicReference<Optional<Reconciler>> shown = new AtomicReference<>(Optional.empty());

    public ReconcileMeters(String cluster, MeterRegistry meters) {
        this.cluster = cluster;
        this.meters = meters;
        gauge(WATCHED, Reconciler::watched);
        gauge(WAITING, Reconciler::waiting);
    }

    /** From now on the gauges are this one's; empty when there is none. */
    public void show(Optional<Reconciler> reconciler) {
        shown.set(reconciler);
    }

    Timer.Sample start() {
        return Timer.start(meters);
    }

    void changed(Timer.Sample sample, ObjectKind kind, String outcome) {
        sample.stop(Timer.builder(CHANGES)
                .tag("cluster", cluster)
                .tag("kind", kind.kind())
                .tag("outcome", outcome)
                .register(meters));
    }

    private void gauge(String name, Function<Reconciler, Integer> value) {
        Gauge.builder(name, shown, reference -> reference.get().map(value).orElse(0))
                .tag("cluster", cluster)
                .register(meters);
    }
}
