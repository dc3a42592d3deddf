package dev.imagestreams.triggers.delivery;

import dev.imagestreams.triggers.notify.Outcome;
import java.time.Duration;
import java.time.Instant;

/**
 * What an outcome means for its delivery: done, again later, or given up. A target that asks to be left alone is tried
 * neither before it allows nor before the schedule says, so that an impatient target cannot burn its own attempts.
 */
final class DeliveryPolicy {

    private final RetrySchedule schedule;
    private final RetrySchedule insideSchedule;

    /** @param insideSchedule for targets in the operator's networks */
    DeliveryPolicy(RetrySchedule schedule, RetrySchedule insideSchedule) {
        this.schedule = schedule;
        this.insideSchedule = insideSchedule;
    }

    /** @param tries attempts in the present round, the one judged included */
    Verdict judge(Outcome outcome, int tries, Instant now) {
        if (outcome instanceof Outcome.Accepted) {
            return new Verdict.Delivered();
        }
        if (outcome instanceof Outcome.Gone) {
            return new Verdict.Dead("the endpoint is gone (status 410)");
        }
        Outcome.Failed failed = (Outcome.Failed) outcome;
        Duration asked = failed.notBefore();
        return (failed.inside() ? insideSchedule : schedule)
                .afterFailures(tries)
                .map(wait -> asked != null && asked.compareTo(wait) > 0 ? asked : wait)
                .<Verdict>map(wait -> new Verdict.Retry(now.plus(wait)))
                .orElseGet(() -> new Verdict.Dead(null));
    }
}
