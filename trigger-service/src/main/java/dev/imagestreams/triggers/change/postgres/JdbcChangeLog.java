package dev.imagestreams.triggers.change.postgres;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.DependentChange;
import dev.imagestreams.triggers.change.ChangeConfig;
import dev.imagestreams.triggers.change.ChangeLog;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.database.PgColumns;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Changes as documents, so that each is told as it was. The counter is one row, which stays locked from the first number a
 * transaction takes until it ends; a number that was taken in vain is given again.
 */
@ApplicationScoped
class JdbcChangeLog implements ChangeLog {

    private static final String ANNOUNCE = "select pg_notify('" + ChangeChannel.NAME + "', '')";

    private static final String TAKE = "update change_counter set value = value + ? returning value";

    private static final String NEWEST = "select value from change_counter";

    private static final String RECORD =
            """
            insert into change (version, type, recorded, kind, content)
            select said.version, said.type, ?::timestamptz, said.kind, said.content
            from unnest(?::bigint[], ?::text[], ?::text[], ?::jsonb[]) as said (version, type, kind, content)
            """;

    private static final String AFTER =
            "select version, type, kind, content from change where version > ? order by version limit ?";

    /** Never from the middle: clocks of replicas differ, and what is kept must have no gap. */
    private static final String FORGET =
            """
            delete from change where version <= greatest(
                (select value - ? from change_counter),
                (select max(version) from change where recorded < ?::timestamptz))
            """;

    private final DataSource database;
    private final ChangeConfig config;
    private final Clock clock;

    JdbcChangeLog(DataSource database, ChangeConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public long take(int numbers) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, numbers);
            return number(statement) - numbers + 1;
        } catch (SQLException e) {
            throw new DatabaseException("number changes", e);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(List<? extends DependentChange> changes) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RECORD);
                PreparedStatement announcement = connection.prepareStatement(ANNOUNCE)) {
            statement.setString(1, clock.instant().toString());
            new PgColumns<DependentChange>(connection, statement, List.copyOf(changes), 2)
                    .column("bigint", DependentChange::resourceVersion)
                    .column("text", change -> change.type().name())
                    .column("text", ChangeContent::kind)
                    .column("text", ChangeContent::json);
            statement.executeUpdate();
            announcement.execute();
        } catch (SQLException e) {
            throw new DatabaseException("record changes", e);
        }
    }

    @Override
    public long newest() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            return number(statement);
        } catch (SQLException e) {
            throw new DatabaseException("find the newest change", e);
        }
    }

    @Override
    public List<DependentChange> after(long number, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, number);
            statement.setInt(2, limit);
            List<DependentChange> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(ChangeContent.read(
                            rows.getLong("version"),
                            Change.Type.valueOf(rows.getString("type")),
                            rows.getString("kind"),
                            rows.getString("content")));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new DatabaseException("read changes", e);
        }
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        Instant oldest = clock.instant().minus(config.retention());
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setInt(1, config.most());
            statement.setString(2, oldest.toString());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("forget old changes", e);
        }
    }

    private static long number(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("the schema has one counter");
            }
            return rows.getLong(1);
        }
    }
}
