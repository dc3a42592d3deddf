package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.delivery.DeliveryStore;
import dev.imagestreams.triggers.delivery.InFlight;
import dev.imagestreams.triggers.delivery.NewDelivery;
import dev.imagestreams.triggers.delivery.Settlement;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notify.Notification;
import dev.imagestreams.triggers.wakeup.DueChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The queue in PostgreSQL, by plain JDBC, because this is the hot path. Holds the transactions; the SQL stands beside. */
@ApplicationScoped
class JdbcDeliveryStore implements DeliveryStore {

    private final DataSource database;
    private final DueChannel channel;
    private final EndpointKeeper endpoints;
    private final ClaimTour tour = new ClaimTour();

    JdbcDeliveryStore(DataSource database, DueChannel channel, EndpointKeeper endpoints) {
        this.database = database;
        this.channel = channel;
        this.endpoints = endpoints;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void log(List<Notice> notices, Instant now) {
        try (Connection connection = database.getConnection()) {
            PgLog.addNotices(connection, notices, now);
            PgLog.noteTags(connection, notices);
        } catch (SQLException e) {
            throw new DatabaseException("log changes", e);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(List<NewDelivery> deliveries, Instant now) {
        try (Connection connection = database.getConnection()) {
            PgEnqueue.addDeliveries(connection, deliveries, now);
            channel.announce(connection);
        } catch (SQLException e) {
            throw new DatabaseException("enqueue deliveries", e);
        }
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Claim settleAndClaim(List<Settlement> settlements, InFlight.Demand demand, Duration lease, Instant now) {
        try (Connection connection = database.getConnection()) {
            if (!settlements.isEmpty()) {
                PgSettle.settle(connection, endpoints.judge(connection, settlements, now), now);
            }
            List<Notification> claimed = demand.total() == 0 ? List.of() : tour.claim(connection, demand, lease, now);
            return new Claim(
                    claimed, claimed.isEmpty() ? PgClaim.nextDue(connection, now) : Optional.of(Duration.ZERO));
        } catch (SQLException e) {
            throw new DatabaseException("settle and claim deliveries", e);
        }
    }
}
