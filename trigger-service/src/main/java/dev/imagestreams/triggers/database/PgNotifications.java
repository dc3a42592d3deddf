package dev.imagestreams.triggers.database;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Listens to all channels at once, from the start of the service to its end, with one connection of the pool and one thread.
 * A connection that is lost is replaced, after a pause, and every channel told that it may have missed something. A channel
 * that fails costs the others nothing.
 */
@Singleton
public class PgNotifications {

    private static final Logger LOG = Logger.getLogger(PgNotifications.class);
    private static final int LOOK_MILLIS = 500;
    private static final int RECONNECT_MILLIS = 1_000;

    private final DataSource database;
    private final Map<String, PgChannel> channels;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "pg-notifications");

    public PgNotifications(DataSource database, @All List<PgChannel> channels) {
        this.database = database;
        this.channels = channels.stream().collect(Collectors.toMap(PgChannel::name, Function.identity()));
        thread.setDaemon(true);
    }

    public void start(@Observes StartupEvent event) {
        thread.start();
    }

    public void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(4L * LOOK_MILLIS);
    }

    private void run() {
        while (!isStopping()) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                listen(statement);
                hear(connection.unwrap(PGConnection.class));
                statement.execute("unlisten *");
            } catch (SQLException e) {
                LOG.warnf("not listening for notifications, trying again: reason=%s", e.getMessage());
                pause();
            }
        }
    }

    private void listen(Statement statement) throws SQLException {
        for (PgChannel channel : channels.values()) {
            statement.execute("listen " + channel.name());
        }
        channels.values().forEach(channel -> tell(channel, PgChannel::missedSome));
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!isStopping()) {
            for (PGNotification one : connection.getNotifications(LOOK_MILLIS)) {
                tell(channels.get(one.getName()), channel -> channel.heard(one.getParameter()));
            }
        }
    }

    private static void tell(PgChannel channel, Consumer<PgChannel> news) {
        try {
            news.accept(channel);
        } catch (RuntimeException e) {
            LOG.errorf(e, "notification not taken: channel=%s", channel.name());
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    private void pause() {
        try {
            stopping.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stopping.countDown();
        }
    }
}
