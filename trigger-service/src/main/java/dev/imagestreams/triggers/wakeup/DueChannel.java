package dev.imagestreams.triggers.wakeup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Wakes the dispatchers of the other replicas, by PostgreSQL's LISTEN and NOTIFY: {@link #announce} is part of the
 * transaction that makes the work, so the others hear of it when they can see it. Own announcements are ignored, because
 * this process has {@link DueSignal}. A notification lost with a connection costs time only: dispatchers also look by
 * themselves. Keeps one connection of the pool and one thread.
 */
@Singleton
public class DueChannel {

    private static final Logger LOG = Logger.getLogger(DueChannel.class);
    private static final String ANNOUNCE = "select pg_notify('delivery_due', ?)";
    private static final String LISTEN = "listen delivery_due";
    private static final String UNLISTEN = "unlisten delivery_due";
    private static final int LOOK_MILLIS = 500;
    private static final int RECONNECT_MILLIS = 1_000;

    private final String self = UUID.randomUUID().toString();
    private final DataSource database;
    private final DueSignal signal;
    private final Thread listener = new Thread(this::listen, "due-listener");
    private volatile boolean stopping;

    public DueChannel(DataSource database, DueSignal signal) {
        this.database = database;
        this.signal = signal;
        listener.setDaemon(true);
    }

    /** Tells the other replicas when the connection's transaction commits. */
    public void announce(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANNOUNCE)) {
            statement.setString(1, self);
            statement.execute();
        }
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
                statement.execute(LISTEN);
                // What was announced while nobody listened.
                signal.raise();
                hear(connection.unwrap(PGConnection.class));
                statement.execute(UNLISTEN);
            } catch (SQLException e) {
                LOG.warnf("not listening for due deliveries, trying again: reason=%s", e.getMessage());
                pause();
            }
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!stopping) {
            PGNotification[] heard = connection.getNotifications(LOOK_MILLIS);
            if (heard != null && Arrays.stream(heard).anyMatch(one -> !self.equals(one.getParameter()))) {
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
