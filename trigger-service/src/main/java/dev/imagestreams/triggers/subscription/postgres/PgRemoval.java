package dev.imagestreams.triggers.subscription.postgres;

import dev.imagestreams.triggers.database.DatabaseException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Locks a trigger that is about to be removed, and all that is removed with it, in the order in which everybody else locks
 * it: the order of a cascade is the database's own, and who records attempts meanwhile would wait for it in a circle.
 */
@Singleton
class PgRemoval {

    /** At once as strongly as a removal needs it. */
    private static final String HOLD_TRIGGER = "select uid from trigger where namespace = ? and name = ? for update";

    private static final String HOLD_ENDPOINT = "select trigger from endpoint where trigger = ? for update";

    private static final String HOLD_DELIVERIES =
            "select count(*) from (select id from delivery where trigger = ? order by id for update) as held";

    private final DataSource database;

    PgRemoval(DataSource database) {
        this.database = database;
    }

    /** Until the end of the caller's transaction it can neither be changed nor told anything, nor can anybody add to it. */
    void holdTrigger(String namespace, String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(HOLD_TRIGGER)) {
            statement.setString(1, namespace);
            statement.setString(2, name);
            statement.execute();
        } catch (SQLException e) {
            throw new DatabaseException("lock a trigger", e);
        }
    }

    /** What belongs to a trigger that is held. */
    void holdBelongings(UUID trigger) {
        try (Connection connection = database.getConnection()) {
            hold(connection, HOLD_ENDPOINT, trigger);
            hold(connection, HOLD_DELIVERIES, trigger);
        } catch (SQLException e) {
            throw new DatabaseException("lock what belongs to a trigger", e);
        }
    }

    private static void hold(Connection connection, String what, UUID trigger) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(what)) {
            statement.setObject(1, trigger);
            statement.execute();
        }
    }
}
