package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.delivery.DeliveryConfig;
import dev.imagestreams.triggers.delivery.Lane;
import dev.imagestreams.triggers.delivery.TimeOrderedId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Removes what has waited for paused triggers for too long, and gives the turn to whoever is first in its lane then: else
 * nobody would be told when the trigger is resumed. A part of one trigger's at a time, each a transaction.
 */
@Singleton
class MissedPruning {

    private static final Logger LOG = Logger.getLogger(MissedPruning.class);

    private final DataSource database;
    private final DeliveryConfig config;
    private final Clock clock;

    MissedPruning(DataSource database, DeliveryConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${imagestreams.delivery.prune-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        UUID oldest = TimeOrderedId.firstOf(clock.instant().minus(config.keepMissed()));
        try {
            for (UUID trigger : triggers(oldest)) {
                int removed;
                do {
                    removed = QuarkusTransaction.requiringNew().call(() -> remove(trigger, oldest));
                } while (removed == config.pruneBatch());
            }
        } catch (RuntimeException e) {
            LOG.warnf("what paused triggers have missed stays for now: reason=%s", e.getMessage());
        }
    }

    private List<UUID> triggers(UUID oldest) {
        try (Connection connection = database.getConnection()) {
            return PgMissed.triggers(connection, oldest);
        } catch (SQLException e) {
            throw new DatabaseException("find what waits for paused triggers", e);
        }
    }

    private int remove(UUID trigger, UUID oldest) {
        Set<Lane> lanes = new HashSet<>();
        try (Connection connection = database.getConnection()) {
            PgLanes.lock(connection, Set.of(new Lane(trigger, "any")));
            PgEndpoints.holdTriggers(connection, Set.of(trigger));
            int removed = PgMissed.remove(connection, trigger, oldest, config.pruneBatch(), lanes);
            PgLanes.advance(connection, lanes, clock.instant());
            return removed;
        } catch (SQLException e) {
            throw new DatabaseException("remove what waits for a paused trigger", e);
        }
    }
}
