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
import java.util.List;
import javax.sql.DataSource;

/** The queue in PostgreSQL, by plain JDBC, because this is the hot path. Holds the transactions; the SQL stands beside. */
@ApplicationScoped
class JdbcDeliveryStore implements DeliveryStore {

    private final DataSource database;
    private final DueChannel channel;

    JdbcDeliveryStore(DataSource database, DueChannel channel) {
        this.database = database;
        this.channel = channel;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void enqueue(List<Notice> notices, List<NewDelivery> deliveries) {
        try (Connection connection = database.getConnection()) {
            PgEnqueue.addNotices(connection, notices);
            PgEnqueue.addDeliveries(connection, deliveries);
            channel.announce(connection);
        } catch (SQLException e) {
            throw new DatabaseException("enqueue deliveries", e);
        }
    }

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Claim settleAndClaim(List<Settlement> settlements, InFlight.Demand demand, Duration lease) {
        try (Connection connection = database.getConnection()) {
            if (!settlements.isEmpty()) {
                PgSettle.settle(connection, settlements);
            }
            List<Notification> claimed = demand.total() == 0 ? List.of() : PgClaim.claimDue(connection, demand, lease);
            return new Claim(claimed, PgClaim.nextDue(connection, demand));
        } catch (SQLException e) {
            throw new DatabaseException("settle and claim deliveries", e);
        }
    }
}
