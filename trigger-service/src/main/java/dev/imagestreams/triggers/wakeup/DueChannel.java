package dev.imagestreams.triggers.wakeup;

import dev.imagestreams.triggers.database.PgChannel;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Wakes the dispatchers of the other replicas: {@link #announce} is part of the transaction that makes the work, so the
 * others hear of it when they can see it. Own announcements are ignored, because this process has {@link DueSignal}. One
 * that is lost costs time only: dispatchers also look by themselves.
 */
@Singleton
public class DueChannel implements PgChannel {

    private static final String NAME = "delivery_due";
    private static final String ANNOUNCE = "select pg_notify('" + NAME + "', ?)";

    private final String self = UUID.randomUUID().toString();
    private final DueSignal signal;

    public DueChannel(DueSignal signal) {
        this.signal = signal;
    }

    /** Tells the other replicas when the connection's transaction commits. */
    public void announce(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANNOUNCE)) {
            statement.setString(1, self);
            statement.execute();
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void heard(String replica) {
        if (!replica.equals(self)) {
            signal.raise();
        }
    }

    @Override
    public void missedSome() {
        signal.raise();
    }
}
