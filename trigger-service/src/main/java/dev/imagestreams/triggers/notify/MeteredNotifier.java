package dev.imagestreams.triggers.notify;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Times the attempts of another notifier, by target and outcome. */
final class MeteredNotifier implements Notifier {

    /** Timer: how long attempts take. Tags {@code target} (webhook, build, deploy), {@code outcome}. */
    static final String ATTEMPTS = "imagestreams.delivery.attempts";

    /** The outcome of an attempt that broke in this service. */
    static final String BROKEN = "broken";

    private final String target;
    private final Notifier notifier;
    private final MeterRegistry meters;

    MeteredNotifier(String target, Notifier notifier, MeterRegistry meters) {
        this.target = target;
        this.notifier = notifier;
        this.meters = meters;
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        Timer.Sample sample = Timer.start(meters);
        return notifier.notify(notification).whenComplete((outcome, failure) -> sample.stop(timer(outcome)));
    }

    private Timer timer(@Nullable Outcome outcome) {
        return Timer.builder(ATTEMPTS)
                .tag("target", target)
                .tag("outcome", outcome == null ? BROKEN : outcome.word())
                .register(meters);
    }
}
