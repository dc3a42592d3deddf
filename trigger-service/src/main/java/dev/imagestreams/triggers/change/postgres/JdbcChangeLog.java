package dev.imagestreams.triggers.change.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerChange;
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

    private static final String TAKE = "update trigger_change_counter set value = value + ? returning value";

    private static final String NEWEST = "select value from trigger_change_counter";

    private static final String RECORD =
            """
            insert into trigger_change (version, type, recorded, content)
            select said.version, said.type, ?::timestamptz, said.content
            from unnest(?::bigint[], ?::text[], ?::jsonb[]) as said (version, type, content)
            """;

    private static final String AFTER =
            "select version, type, content from trigger_change where version > ? order by version limit ?";

    /** Never from the middle: clocks of replicas differ, and what is kept must have no gap. */
    private static final String FORGET =
            """
            delete from trigger_change where version <= greatest(
                (select value - ? from trigger_change_counter),
                (select max(version) from trigger_change where recorded < ?::timestamptz))
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
            throw new DatabaseException("number changes of triggers", e);
        }
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(List<TriggerChange> changes) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(RECORD)) {
            statement.setString(1, clock.instant().toString());
            new PgColumns<>(connection, statement, changes, 2)
                    .column("bigint", TriggerChange::resourceVersion)
                    .column("text", change -> change.type().name())
                    .column("text", change -> write(change.trigger()));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("record changes of triggers", e);
        }
    }

    @Override
    public long newest() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            return number(statement);
        } catch (SQLException e) {
            throw new DatabaseException("find the newest change of a trigger", e);
        }
    }

    @Override
    public List<TriggerChange> after(long number, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(AFTER)) {
            statement.setLong(1, number);
            statement.setInt(2, limit);
            List<TriggerChange> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(new TriggerChange(
                            rows.getLong("version"),
                            Change.Type.valueOf(rows.getString("type")),
                            read(rows.getString("content"))));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new DatabaseException("read changes of triggers", e);
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
            throw new DatabaseException("forget old changes of triggers", e);
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

    private static String write(Trigger trigger) {
        try {
            return ModelJson.mapper().writeValueAsString(trigger);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every trigger can be written", e);
        }
    }

    private static Trigger read(String json) {
        try {
            return ModelJson.mapper().readValue(json, Trigger.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds what this service wrote", e);
        }
    }
}
