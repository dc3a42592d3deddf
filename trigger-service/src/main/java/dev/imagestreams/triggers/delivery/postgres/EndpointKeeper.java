package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.delivery.BreakerRules;
import dev.imagestreams.triggers.delivery.DeliveryConfig;
import dev.imagestreams.triggers.delivery.DeliveryMetrics;
import dev.imagestreams.triggers.delivery.EndpointHealth;
import dev.imagestreams.triggers.delivery.Settlement;
import dev.imagestreams.triggers.delivery.Verdict;
import dev.imagestreams.triggers.notify.Outcome;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Keeps how endpoints fare as attempts end, and pauses the triggers of those that are gone or have failed for too long. Part
 * of the transaction that settles the attempts; endpoints that are well cost one look.
 */
@Singleton
class EndpointKeeper {

    private static final Logger LOG = Logger.getLogger(EndpointKeeper.class);

    private final BreakerRules rules;
    private final DeliveryMetrics metrics;

    EndpointKeeper(DeliveryConfig config, DeliveryMetrics metrics) {
        this.rules = BreakerRules.of(config.breaker());
        this.metrics = metrics;
    }

    /**
     * @param settlements the same attempts, as what is known of their endpoints makes them look
     * @param paused the triggers that were paused
     */
    record Judgement(List<Settlement> settlements, List<UUID> paused) {}

    Judgement judge(Connection connection, List<Settlement> settlements, Instant now) throws SQLException {
        List<UUID> held = settlements.stream()
                .filter(one -> tells(one.outcome()) || one.notification().lane() != null)
                .map(one -> one.notification().trigger())
                .distinct()
                .toList();
        PgEndpoints.holdTriggers(connection, held);
        Map<UUID, EndpointHealth> before = PgEndpoints.load(connection, triggers(settlements));
        Map<UUID, EndpointHealth> after = new HashMap<>(before);
        List<Settlement> judged = new ArrayList<>(settlements.size());
        Map<UUID, String> pausing = new HashMap<>();
        for (Settlement one : settlements) {
            Settlement seen = judge(one, after, now);
            if (seen.verdict() instanceof Verdict.Dead dead && dead.pausing() != null) {
                pausing.put(seen.notification().trigger(), dead.pausing());
            }
            judged.add(seen);
        }
        after.entrySet().removeIf(entry -> Objects.equals(entry.getValue(), before.get(entry.getKey())));
        PgEndpoints.save(connection, after);
        List<UUID> paused = new ArrayList<>();
        PgEndpoints.pause(connection, pausing, now).forEach(one -> {
            paused.add(one.uid());
            metrics.disabled();
            LOG.errorf("trigger paused: trigger=%s reason=%s", one.name(), one.reason());
        });
        return new Judgement(judged, paused);
    }

    private Settlement judge(Settlement one, Map<UUID, EndpointHealth> after, Instant now) {
        UUID trigger = one.notification().trigger();
        boolean accepted = one.outcome() instanceof Outcome.Accepted;
        if (!tells(one.outcome()) && !after.containsKey(trigger)) {
            return one;
        }
        EndpointHealth known = after.getOrDefault(trigger, EndpointHealth.unknown(now));
        EndpointHealth next = known.after(one.outcome(), now, rules);
        after.put(trigger, next);
        if (next.warned() > known.warned()) {
            metrics.warned();
            LOG.warnf(
                    "endpoint keeps failing: trigger=%s since=%s percent=%d reason=%s",
                    one.notification().triggerName(), next.failingSince(), next.warned(), next.lastError());
        }
        return accepted || !next.isExhausted(now, rules) || one.verdict() instanceof Verdict.Dead
                ? one
                : one.givingUp("nothing but failures since " + next.failingSince());
    }

    /** Whether it says anything of an endpoint of which nothing is known. */
    private static boolean tells(Outcome outcome) {
        return !(outcome instanceof Outcome.Accepted accepted) || accepted.pace() != null;
    }

    private static List<UUID> triggers(List<Settlement> settlements) {
        return settlements.stream()
                .map(one -> one.notification().trigger())
                .distinct()
                .toList();
    }
}
