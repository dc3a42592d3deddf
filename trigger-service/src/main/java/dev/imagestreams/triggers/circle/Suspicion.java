package dev.imagestreams.triggers.circle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is thought of a trigger that fires whenever it has told. It is made to pause: a circle stands still while nobody is
 * told, and goes on as soon as somebody is; then the next pause is longer. Moves that come in spite of the pause have another
 * cause, and the trigger is trusted for a while. Pure; every firing makes the next state.
 *
 * <p>The newest move is told when the pause is over, whatever happens: no pause outlasts {@link CircleRules#longestPause},
 * and moves that come meanwhile do not prolong it.
 *
 * @param level 0: trusted; 1: looked into; 2 and more: as good as sure, for so many pauses
 * @param since when it was first looked into
 * @param spacing of the firings then
 * @param paused when the present pause, or the trust, began
 * @param until when it ends
 * @param strangers moves that nobody can have made because of what was told
 */
public record Suspicion(int level, Instant since, Duration spacing, Instant paused, Instant until, int strangers) {

    private static final int TRUSTED = 0;
    private static final int LOOKED_INTO = 1;
    private static final int MANY = 30;

    /** Of a circle of two moves at a time, the second may come when the pause has begun; so one stranger is none. */
    private static final int ENOUGH_STRANGERS = 2;

    /** The pause leaves time for the answer to what was told last, and as much again for strangers. */
    private static final int ANSWERED = 2;

    private static final int PAUSE = 2 * ANSWERED;

    static Suspicion of(Run run, Instant now, CircleRules rules) {
        Duration spacing = run.spacing();
        return new Suspicion(LOOKED_INTO, now, spacing, now, now.plus(rules.bounded(spacing.multipliedBy(PAUSE))), 0);
    }

    /** What to think when it fires again; empty means nothing any more. */
    Optional<Suspicion> firing(Instant now, CircleRules rules) {
        if (now.isBefore(until)) {
            return Optional.of(isTrusted() || !isStranger(now) ? this : withStranger(now, rules));
        }
        return isTrusted() || now.isAfter(until.plus(rules.gap())) ? Optional.empty() : Optional.of(worse(now, rules));
    }

    boolean isTrusted() {
        return level == TRUSTED;
    }

    /** Whether people should know. */
    boolean isCircle() {
        return level > LOOKED_INTO;
    }

    /** When it says nothing any more about what fires. */
    public Instant meaningless(CircleRules rules) {
        return isTrusted() ? until : until.plus(rules.gap());
    }

    private boolean isStranger(Instant now) {
        Duration quarter = Duration.between(paused, until).dividedBy(4);
        Duration answered = spacing.multipliedBy(ANSWERED);
        return now.isAfter(paused.plus(answered.compareTo(quarter) > 0 ? answered : quarter));
    }

    private Suspicion withStranger(Instant now, CircleRules rules) {
        return strangers + 1 < ENOUGH_STRANGERS
                ? new Suspicion(level, since, spacing, paused, until, strangers + 1)
                : new Suspicion(TRUSTED, since, spacing, now, now.plus(rules.trusted()), 0);
    }

    private Suspicion worse(Instant now, CircleRules rules) {
        Duration pause = rules.bounded(Duration.between(paused, until).multipliedBy(2));
        return new Suspicion(Math.min(level + 1, MANY), since, spacing, now, now.plus(pause), 0);
    }
}
