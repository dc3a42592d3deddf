package dev.imagestreams.triggers.pointer.postgres;

import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMoves;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears of moved pointers by PostgreSQL's LISTEN. After every new connection it says that it may have missed some. While
 * started it keeps one connection of the pool and one thread.
 */
@Singleton
class PgTagMoves implements TagMoves {

    private static final Logger LOG = Logger.getLogger(PgTagMoves.class);
    private static final int LOOK_MILLIS = 500;
    private static final int RECONNECT_MILLIS = 1_000;

    private final DataSource database;
    private volatile boolean stopping;
    private volatile Thread thread = new Thread();

    PgTagMoves(DataSource database) {
        this.database = database;
    }

    @Override
    public void start(Listener listener) {
        thread = new Thread(() -> listen(listener), "tag-moves-listener");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() throws InterruptedException {
        stopping = true;
        thread.join(4L * LOOK_MILLIS);
    }

    private void listen(Listener listener) {
        while (!stopping) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen tag_moved");
                listener.missedSome();
                hear(connection.unwrap(PGConnection.class), listener);
                statement.execute("unlisten tag_moved");
            } catch (SQLException e) {
                LOG.warnf("not listening for moved tags, trying again: reason=%s", e.getMessage());
                pause();
            }
        }
    }

    private void hear(PGConnection connection, Listener listener) throws SQLException {
        while (!stopping) {
            PGNotification[] heard = connection.getNotifications(LOOK_MILLIS);
            if (heard != null) {
                for (PGNotification one : heard) {
                    TagKey.parse(one.getParameter()).ifPresent(listener::moved);
                }
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
