package dev.imagestreams.triggers.delivery;

import dev.imagestreams.triggers.notify.Notification;
import dev.imagestreams.triggers.notify.Outcome;
import dev.imagestreams.triggers.notify.http.Answer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An attempt that has ended: what happened, and what follows.
 *
 * @param at when it began
 */
public record Settlement(Notification notification, Instant at, Duration took, Outcome outcome, Verdict verdict) {

    /** The same attempt, with which the delivery is given up and the trigger paused. */
    public Settlement givingUp(String reason) {
        return new Settlement(notification, at, took, outcome, new Verdict.Dead(reason));
    }

    @Nullable
    public Integer status() {
        Answer answer = outcome.answer();
        return answer == null ? null : answer.status();
    }

    @Nullable
    public String response() {
        Answer answer = outcome.answer();
        return answer == null ? null : answer.text();
    }

    @Nullable
    public String error() {
        if (outcome instanceof Outcome.Failed failed) {
            return failed.error();
        }
        return outcome instanceof Outcome.Gone ? "the endpoint is gone (status 410)" : null;
    }
}
