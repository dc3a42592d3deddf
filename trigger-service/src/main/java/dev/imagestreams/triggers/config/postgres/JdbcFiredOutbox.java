package dev.imagestreams.triggers.config.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.TriggerFired;
import dev.imagestreams.triggers.config.ConfigKind;
import dev.imagestreams.triggers.config.ConfigsFired;
import dev.imagestreams.triggers.config.FiredConfig;
import dev.imagestreams.triggers.config.FiredOutbox;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.database.PgColumns;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The outbox in PostgreSQL. That a config fires once for a number, a unique constraint sees to. */
@ApplicationScoped
class JdbcFiredOutbox implements FiredOutbox {

    private static final String ADD =
            """
            insert into config_fired (config, number, kind, event)
            select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::jsonb[])
            """;

    /** One replica at a time, so that nothing overtakes. */
    private static final String TAKE =
            """
            select config, number, kind, event
            from config_fired
            where told is null and pg_try_advisory_xact_lock(1668246118, 2)
            order by ordinal
            limit ?
            """;

    private static final String MARK =
            """
            update config_fired set told = now()
            from unnest(?::uuid[], ?::bigint[]) as done (config, number)
            where config_fired.config = done.config and config_fired.number = done.number
            """;

    private static final String FORGET = "delete from config_fired where told < now() - interval '7 days'";

    private final DataSource database;
    private final Event<ConfigsFired> news;

    JdbcFiredOutbox(DataSource database, Event<ConfigsFired> news) {
        this.database = database;
        this.news = news;
    }

    @Override
    public void add(List<FiredConfig> fired) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ADD)) {
            new PgColumns<>(connection, statement, fired)
                    .column("uuid", FiredConfig::config)
                    .column("bigint", FiredConfig::number)
                    .column("text", each -> each.kind().name())
                    .column("text", each -> json(each.event()));
            statement.executeUpdate();
            news.fire(new ConfigsFired(fired.size()));
        } catch (SQLException e) {
            throw new DatabaseException("note what configs have fired", e);
        }
    }

    @Override
    public List<FiredConfig> take(int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(TAKE)) {
            statement.setInt(1, limit);
            List<FiredConfig> taken = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taken.add(new FiredConfig(
                            rows.getObject("config", UUID.class),
                            rows.getLong("number"),
                            ConfigKind.valueOf(rows.getString("kind")),
                            event(rows.getString("event"))));
                }
            }
            return taken;
        } catch (SQLException e) {
            throw new DatabaseException("take what configs have fired", e);
        }
    }

    @Override
    public void markTold(List<FiredConfig> fired) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(MARK)) {
            new PgColumns<>(connection, statement, fired)
                    .column("uuid", FiredConfig::config)
                    .column("bigint", FiredConfig::number);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("mark what configs have fired as told", e);
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    void forgetTold() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseException("forget what configs have fired", e);
        }
    }

    private static String json(TriggerFired event) {
        try {
            return ModelJson.mapper().writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of the model can be written", e);
        }
    }

    private static TriggerFired event(String json) {
        try {
            return ModelJson.mapper().readValue(json, TriggerFired.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }
}
