package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.trace.Step;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Makes each attempt of another notifier a step in the trace of the change it tells of. */
final class TracedNotifier implements Notifier {

    private final String name;
    private final Notifier notifier;

    /** @param target as in the meters */
    TracedNotifier(String target, Notifier notifier) {
        this.name = "notify " + target;
        this.notifier = notifier;
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        Step step = Step.begin(
                        name, SpanKind.CLIENT, notification.notice().change().trace())
                .with("imagestreams.trigger", notification.triggerName())
                .with("imagestreams.delivery", notification.delivery().toString());
        try (Scope scope = step.inside().makeCurrent()) {
            return notifier.notify(notification).whenComplete((outcome, failure) -> end(step, outcome));
        } catch (RuntimeException e) {
            end(step, null);
            throw e;
        }
    }

    private static void end(Step step, @Nullable Outcome outcome) {
        if (!(outcome instanceof Outcome.Accepted)) {
            step.failed(outcome == null ? MeteredNotifier.BROKEN : outcome.word());
        }
        step.close();
    }
}
