package dev.imagestreams.triggers.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Deliveries that are due, or will be some day: the same rows, written anew either way, and cleaned up after, so that the
 * database has had the same to do before what is measured. What has been tried waits as its schedule says.
 */
final class Backlog {

    private static final String MOVE =
            """
            update delivery set next_attempt = now() + ?::interval
            from trigger
            where trigger.uid = delivery.trigger and trigger.namespace = ? and delivery.state = 'pending'
              and delivery.attempts = 0
            """;

    /** Of everything in the database: transactions, and rows that were looked at. */
    private static final String WORK =
            "select xact_commit, tup_returned from pg_stat_database where datname = current_database()";

    private final DataSource database;
    private final String namespace;

    Backlog(DataSource database, String namespace) {
        this.database = database;
        this.namespace = namespace;
    }

    /** What the database has done since it was started. */
    record Work(long transactions, long rows) {

        Work since(Work before) {
            return new Work(transactions - before.transactions(), rows - before.rows());
        }
    }

    void isDue() throws SQLException {
        move("-1 hour");
    }

    void isNotDue() throws SQLException {
        move("1 day");
    }

    Work work() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WORK)) {
            row.next();
            return new Work(row.getLong(1), row.getLong(2));
        }
    }

    private void move(String from) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement move = connection.prepareStatement(MOVE);
                Statement clean = connection.createStatement()) {
            move.setString(1, from);
            move.setString(2, namespace);
            move.executeUpdate();
            clean.execute("vacuum delivery");
        }
    }
}
