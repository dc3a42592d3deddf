package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.delivery.DeliveryStore;
import dev.imagestreams.triggers.delivery.InFlight;
import dev.imagestreams.triggers.delivery.Lane;
import dev.imagestreams.triggers.delivery.NewDelivery;
import dev.imagestreams.triggers.delivery.Settlement;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notify.Notification;
import dev.imagestreams.triggers.subscription.TriggerStore;
import dev.imagestreams.triggers.wakeup.DueChannel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The queue in PostgreSQL, by plain JDBC, because this is the hot path. Holds the transactions; the SQL stands beside. Whatever
 * it locks, it locks in one order, as everybody does who touches deliveries: lanes, triggers, endpoints, deliveries by their
 * ids, and the numbers of changes last; so transactions wait for each other, and never in a circle.
 */
@ApplicationScoped
class JdbcDeliveryStore implements DeliveryStore {

    private final DataSource database;
    private final DueChannel channel;
    private final EndpointKeeper endpoints;
    private final TriggerStore triggers;
    private final ClaimTour tour = new ClaimTour();

    JdbcDeliveryStore(DataSource database, DueChannel channel, EndpointKeeper endpoints, TriggerStore triggers) {
        this.database = database;
        this.channel = channel;
        this.endpoints = endpoints;
        this.triggers = triggers;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<UUID> log(List<Notice> notices, Instant now) {
        try (Connection connection = database.getConnection()) {
            return PgLog.addNotices(connection, notices, now);
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
            List<UUID> paused = settlements.isEmpty() ? List.of() : settle(connection, settlements, now);
            List<Notification> claimed = demand.total() == 0 ? List.of() : tour.claim(connection, demand, lease, now);
            Optional<Duration> next = claimed.isEmpty() ? PgClaim.nextDue(connection, now) : Optional.of(Duration.ZERO);
            // Last, because others wait for the numbers of changes until this transaction ends.
            triggers.changed(paused);
            return new Claim(claimed, next);
        } catch (SQLException e) {
            throw new DatabaseException("settle and claim deliveries", e);
        }
    }

    private List<UUID> settle(Connection connection, List<Settlement> settlements, Instant now) throws SQLException {
        Set<Lane> lanes = PgSettle.lanes(settlements);
        PgLanes.lock(connection, lanes);
        EndpointKeeper.Judgement judgement = endpoints.judge(connection, settlements, now);
        PgSettle.settle(connection, judgement.settlements(), lanes, now);
        return judgement.paused();
    }
}
