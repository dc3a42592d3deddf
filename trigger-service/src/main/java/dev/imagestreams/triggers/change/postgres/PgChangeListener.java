package dev.imagestreams.triggers.change.postgres;

import dev.imagestreams.triggers.change.ChangeSignal;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Turns changes announced by PostgreSQL, of this process or another, into {@link ChangeSignal}s. Keeps one connection of the
 * pool and one thread; while the connection is lost, readers look by themselves.
 */
@Singleton
class PgChangeListener {

    private static final Logger LOG = Logger.getLogger(PgChangeListener.class);
    private static final int LOOK_MILLIS = 500;
    private static final int RECONNECT_MILLIS = 1_000;

    private final DataSource database;
    private final ChangeSignal signal;
    private final Thread listener = new Thread(this::listen, "change-listener");
    private volatile boolean stopping;

    PgChangeListener(DataSource database, ChangeSignal signal) {
        this.database = database;
        this.signal = signal;
        listener.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        listener.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        listener.join(4L * LOOK_MILLIS);
    }

    private void listen() {
        while (!stopping) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + JdbcChangeLog.CHANNEL);
                // What was announced while nobody listened.
                signal.raise();
                hear(connection.unwrap(PGConnection.class));
                statement.execute("unlisten " + JdbcChangeLog.CHANNEL);
            } catch (SQLException e) {
                LOG.warnf("not listening for changes, trying again: reason=%s", e.getMessage());
                pause();
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!stopping) {
            PGNotification[] heard = connection.getNotifications(LOOK_MILLIS);
            if (heard != null && heard.length > 0) {
                signal.raise();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
