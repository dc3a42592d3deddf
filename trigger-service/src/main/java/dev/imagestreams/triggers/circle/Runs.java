package dev.imagestreams.triggers.circle;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The runs of what fired lately, in memory: looking into the database for every firing would cost more than circles are
 * worth. A process that starts knows none, and finds a circle when it has gone on for as long again; the oldest are
 * forgotten. All events of a tag come to one process.
 */
final class Runs {

    private static final int MOST = 20_000;

    private final CircleRules rules;
    private final Map<Firing.Subject, Run> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Firing.Subject, Run> eldest) {
            return size() > MOST;
        }
    };

    Runs(CircleRules rules) {
        this.rules = rules;
    }

    synchronized Run with(Firing firing, Instant now) {
        return known.compute(
                firing.subject(),
                (same, run) ->
                        run == null ? Run.beginning(now, firing.position()) : run.then(now, firing.position(), rules));
    }

    synchronized void forget(Firing.Subject subject) {
        known.remove(subject);
    }
}
