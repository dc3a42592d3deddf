package dev.imagestreams.triggers.delivery;

import dev.imagestreams.triggers.notify.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an endpoint fares, and so whether it is called: the breaker. It opens after failures in a row, or when most calls of a
 * while fail; then one probe at a time finds out whether the endpoint is back. One that asks to be left alone is. Pure; one
 * outcome makes the next state.
 *
 * @param failures in a row, those that blame the request counted twice: a receiver that is wrong stays wrong
 * @param failingSince the first of them; null after a success
 * @param windowStart when counting began, for {@link BreakerRules#window()}
 * @param openUntil nobody calls it before, because the breaker is open or it is not to be told more often; else null
 * @param warned which share of the time to its disabling has been warned of, in percent
 */
public record EndpointHealth(
        int failures,
        @Nullable Instant failingSince,
        Instant windowStart,
        int windowAll,
        int windowFailed,
        @Nullable Instant openUntil,
        int warned,
        @Nullable String lastError,
        @Nullable Instant lastFailure) {

    private static final int FIRST_WARNING = 50;
    private static final int SECOND_WARNING = 70;
    private static final int LAST_WARNING = 90;
    private static final int MOST_FAILURES = 1_000_000;

    public static EndpointHealth unknown(Instant now) {
        return new EndpointHealth(0, null, now, 0, 0, null, 0, null, null);
    }

    public EndpointHealth after(Outcome outcome, Instant now, BreakerRules rules) {
        return outcome instanceof Outcome.Accepted accepted
                ? succeeded(accepted.pace(), now, rules)
                : failed(outcome, now, rules);
    }

    private EndpointHealth succeeded(@Nullable Duration pace, Instant now, BreakerRules rules) {
        boolean stale = openUntil != null || isOver(now, rules);
        return new EndpointHealth(
                0,
                null,
                stale ? now : windowStart,
                stale ? 1 : windowAll + 1,
                stale ? 0 : windowFailed,
                pace == null ? null : now.plus(pace),
                0,
                lastError,
                lastFailure);
    }

    private EndpointHealth failed(Outcome outcome, Instant now, BreakerRules rules) {
        boolean stale = isOver(now, rules);
        Instant start = stale ? now : windowStart;
        int all = stale ? 1 : windowAll + 1;
        int bad = stale ? 1 : windowFailed + 1;
        int inARow = Math.min(MOST_FAILURES, failures + (blamesTheRequest(outcome) ? 2 : 1));
        boolean opens = inARow >= rules.failures() || (all >= rules.least() && bad >= rules.share() * all);
        Duration alone = outcome instanceof Outcome.Failed failed ? failed.notBefore() : null;
        Instant until = later(opens ? now.plus(rules.probe()) : null, alone == null ? null : now.plus(alone));
        Instant since = failingSince == null ? now : failingSince;
        return new EndpointHealth(
                inARow,
                since,
                start,
                all,
                bad,
                later(openUntil, until),
                warning(since, now, rules),
                error(outcome),
                now);
    }

    /** Whether the endpoint has failed for so long that nobody should go on trying. */
    public boolean isExhausted(Instant now, BreakerRules rules) {
        return failingSince != null && !now.isBefore(failingSince.plus(rules.disableAfter()));
    }

    private int warning(Instant since, Instant now, BreakerRules rules) {
        long percent = Duration.between(since, now).toMillis()
                * 100
                / rules.disableAfter().toMillis();
        int due = percent >= LAST_WARNING
                ? LAST_WARNING
                : percent >= SECOND_WARNING ? SECOND_WARNING : percent >= FIRST_WARNING ? FIRST_WARNING : 0;
        return Math.max(warned, due);
    }

    private boolean isOver(Instant now, BreakerRules rules) {
        return !now.isBefore(windowStart.plus(rules.window()));
    }

    private static boolean blamesTheRequest(Outcome outcome) {
        if (outcome.answer() == null || !(outcome instanceof Outcome.Failed failed) || failed.notBefore() != null) {
            return false;
        }
        int status = outcome.answer().status();
        return status >= 400 && status < 500;
    }

    private static @Nullable String error(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.error() : "the endpoint is gone (status 410)";
    }

    private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isAfter(other) ? one : other;
    }
}
