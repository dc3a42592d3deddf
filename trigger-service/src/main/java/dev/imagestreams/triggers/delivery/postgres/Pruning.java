package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.delivery.DeliveryConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Removes what nobody needs any more: deliveries that ended long ago, with their attempts, and notices that have neither
 * deliveries nor a tag that still stands as they say. Small statements, each its own transaction, so that nothing else waits;
 * replicas skip each other's rows.
 */
@Singleton
class Pruning {

    private static final Logger LOG = Logger.getLogger(Pruning.class);

    private static final String REMOVE_DELIVERIES =
            """
            delete from delivery where id in (
                select id from delivery
                where state = ? and settled < ?::timestamptz and (state <> 'dead' or reported is not null)
                limit ? for update skip locked
            )
            """;

    /** The pointer itself stays longer, so that a late event does not bring the tag back. */
    private static final String FORGET_TAGS =
            """
            update tag_pointer set event = null where (namespace, stream, tag) in (
                select namespace, stream, tag from tag_pointer
                where reference is null and event is not null and moved < ?::timestamptz
                limit ? for update skip locked
            )
            """;

    /** Old, because a notice is written a moment before its deliveries. */
    private static final String REMOVE_NOTICES =
            """
            delete from notice where event in (
                select event from notice
                where received < ?::timestamptz
                  and not exists (select from tag_pointer where tag_pointer.event = notice.event)
                  and not exists (select from delivery where delivery.event = notice.event)
                limit ? for update skip locked
            )
            """;

    private final DataSource database;
    private final DeliveryConfig config;
    private final Clock clock;

    Pruning(DataSource database, DeliveryConfig config, Clock clock) {
        this.clock = clock;
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
            removeDeliveries(connection, "superseded", config.keepDelivered());
            remove(connection, FORGET_TAGS, config.keepLog());
            remove(connection, REMOVE_NOTICES, config.keepLog());
        } catch (SQLException e) {
            LOG.warnf("old deliveries stay for now: reason=%s", e.getMessage());
        }
    }

    private void removeDeliveries(Connection connection, String state, Duration keep) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE_DELIVERIES)) {
            statement.setString(1, state);
            statement.setString(2, clock.instant().minus(keep).toString());
            statement.setInt(3, config.pruneBatch());
            repeat(statement);
        }
    }

    private void remove(Connection connection, String what, Duration keep) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(what)) {
            statement.setString(1, clock.instant().minus(keep).toString());
            statement.setInt(2, config.pruneBatch());
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
