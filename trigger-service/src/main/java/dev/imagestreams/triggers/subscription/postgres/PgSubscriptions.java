package dev.imagestreams.triggers.subscription.postgres;

import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.subscription.Subscription;
import dev.imagestreams.triggers.subscription.TargetColumns;
import dev.imagestreams.triggers.subscription.TriggerOptions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Subscriptions as matching needs them. One statement for a batch of changes, four looks into one index for each stream and
 * tag: triggers that name others are not even read.
 */
@Singleton
class PgSubscriptions {

    private static final String COLUMNS =
            "select uid, namespace, name, stream, tag, paused, keep_missed, target_kind, target, options from trigger ";

    private static final String WATCHING =
            """
            with moved as (select distinct * from unnest(?::text[], ?::text[], ?::text[]) as moved (namespace, stream, tag))
            """
                    + COLUMNS
                    + """
            where uid in (
                select t.uid from moved m join trigger t
                    on t.namespace = m.namespace and t.stream = m.stream and t.tag = m.tag
                union all
                select t.uid from moved m join trigger t
                    on t.namespace = m.namespace and t.stream = m.stream and t.tag is null
                union all
                select t.uid from moved m join trigger t
                    on t.namespace = m.namespace and t.stream is null and t.tag = m.tag
                union all
                select t.uid from moved m join trigger t
                    on t.namespace = m.namespace and t.stream is null and t.tag is null
            )
            """;

    private static final String ONE = COLUMNS + "where namespace = ? and name = ?";

    private final DataSource database;

    PgSubscriptions(DataSource database) {
        this.database = database;
    }

    List<Subscription> watching(Collection<ImageChanged> changes) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WATCHING)) {
            new PgColumns<>(connection, statement, List.copyOf(changes))
                    .column("text", change -> change.stream().namespace())
                    .column("text", change -> change.stream().name())
                    .column("text", change -> change.tag().value());
            return read(statement);
        } catch (SQLException e) {
            throw new DatabaseException("find subscriptions", e);
        }
    }

    Optional<Subscription> of(String namespace, String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setString(1, namespace);
            statement.setString(2, name);
            return read(statement).stream().findFirst();
        } catch (SQLException e) {
            throw new DatabaseException("find a subscription", e);
        }
    }

    private static List<Subscription> read(PreparedStatement statement) throws SQLException {
        List<Subscription> found = new ArrayList<>();
        // Most triggers have the same options, and nobody wants to parse them ten thousand times.
        Map<String, TriggerOptions> parsed = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(subscription(rows, parsed.computeIfAbsent(rows.getString("options"), TriggerOptions::parse)));
            }
        }
        return found;
    }

    private static Subscription subscription(ResultSet row, TriggerOptions options) throws SQLException {
        String tag = row.getString("tag");
        return new Subscription(
                row.getObject("uid", UUID.class),
                row.getString("namespace"),
                row.getString("name"),
                options.watch(row.getString("stream"), tag == null ? null : new StreamTag(tag)),
                options.conditions(),
                options.pace(),
                !row.getBoolean("paused") || options.pace().missed() == TriggerPace.Missed.KEEP,
                new TargetColumns(row.getString("target_kind"), row.getString("target")).isOnTopic(),
                options.webhook().writes());
    }
}
