package dev.imagestreams.tags.change;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;

/**
 * Turns commits announced by PostgreSQL, of this process or another, into {@link ChangeSignal}s. Owns one thread and one
 * connection; when the connection is lost it tries again every second, and readers fall back to polling meanwhile.
 */
@ApplicationScoped
public class ChangeListener {

    private static final Logger LOG = Logger.getLogger(ChangeListener.class);
    private static final int WAIT_MILLIS = 1_000;

    private final DataSource dataSource;
    private final ChangeSignal signal;
    private final Thread thread = new Thread(this::run, "change-listener");
    private volatile boolean stopping;

    public ChangeListener(DataSource dataSource, ChangeSignal signal) {
        this.dataSource = dataSource;
        this.signal = signal;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.interrupt();
        thread.join(2L * WAIT_MILLIS);
    }

    private void run() {
        while (!stopping) {
            try {
                listen();
            } catch (SQLException e) {
                LOG.debugf("change listener lost its connection, tries again: reason=%s", e.getMessage());
                pause();
            }
        }
    }

    private void listen() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + ChangeLog.CHANNEL);
            PGConnection announcements = connection.unwrap(PGConnection.class);
            while (!stopping) {
                if (announcements.getNotifications(WAIT_MILLIS).length > 0) {
                    signal.raise();
                }
            }
            statement.execute("unlisten *");
        }
    }

    private void pause() {
        try {
            Thread.sleep(WAIT_MILLIS);
        } catch (InterruptedException e) {
            stopping = true;
        }
    }
}
