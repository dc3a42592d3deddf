package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.delivery.DeliveryConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Removes what nobody needs any more: deliveries that ended long ago, with their attempts, and notices without
 * deliveries. Small statements, each its own transaction, so that nothing else waits; replicas skip each other's rows.
 */
@Singleton
class Pruning {

    private static final Logger LOG = Logger.getLogger(Pruning.class);

    private static final String REMOVE_DELIVERIES =
            """
            delete from delivery where id in (
                select id from delivery
                where state = ? and settled < now() - ? * interval '1 second' and (state <> 'dead' or reported is not null)
                limit ? for update skip locked
            )
            """;

    /** Old, because a notice is written a moment before its deliveries. */
    private static final String REMOVE_NOTICES =
            """
            delete from notice where event in (
                select event from notice
                where received < now() - ? * interval '1 second'
                  and not exists (select from delivery where delivery.event = notice.event)
                limit ? for update skip locked
            )
            """;

    private final DataSource database;
    private final DeliveryConfig config;

    Pruning(DataSource database, DeliveryConfig config) {
        this.database = database;
        this.config = config;
    }

    @Scheduled(
            every = "${imagestreams.delivery.prune-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void prune() {
        try (Connection connection = database.getConnection()) {
            removeDeliveries(connection, "delivered", config.keepDelivered());
            removeDeliveries(connection, "dead", config.keepDead());
            try (PreparedStatement statement = connection.prepareStatement(REMOVE_NOTICES)) {
                statement.setLong(1, config.keepDelivered().toSeconds());
                statement.setInt(2, config.pruneBatch());
                repeat(statement);
            }
        } catch (SQLException e) {
            LOG.warnf("old deliveries stay for now: reason=%s", e.getMessage());
        }
    }

    private void removeDeliveries(Connection connection, String state, Duration keep) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE_DELIVERIES)) {
            statement.setString(1, state);
            statement.setLong(2, keep.toSeconds());
            statement.setInt(3, config.pruneBatch());
            repeat(statement);
        }
    }

    private void repeat(PreparedStatement statement) throws SQLException {
        int removed;
        do {
            removed = statement.executeUpdate();
        } while (removed == config.pruneBatch());
    }
}
