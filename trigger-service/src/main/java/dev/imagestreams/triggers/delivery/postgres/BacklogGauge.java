package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.delivery.DeliveryMetrics;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Counts the deliveries that are due and wait, now and then: a count is too dear for every scrape. */
@Singleton
class BacklogGauge {

    private static final Logger LOG = Logger.getLogger(BacklogGauge.class);

    private static final String COUNT_DUE =
            """
            select count(*) from delivery join trigger on trigger.uid = delivery.trigger
            where delivery.state = 'pending' and delivery.next_attempt <= ?::timestamptz and not trigger.paused
            """;

    private final DataSource database;
    private final DeliveryMetrics metrics;
    private final Clock clock;

    BacklogGauge(DataSource database, DeliveryMetrics metrics, Clock clock) {
        this.clock = clock;
        this.database = database;
        this.metrics = metrics;
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT_DUE)) {
            statement.setString(1, clock.instant().toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                metrics.backlog(row.getLong(1));
            }
        } catch (SQLException e) {
            LOG.warnf("backlog not counted: reason=%s", e.getMessage());
        }
    }
}
