package dev.imagestreams.triggers.deadletter.postgres;

import dev.imagestreams.model.api.Delivery;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.deadletter.DeliveryArchive;
import dev.imagestreams.triggers.deadletter.DeliveryFilter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The archive in PostgreSQL. */
@ApplicationScoped
class JdbcDeliveryArchive implements DeliveryArchive {

    private static final String DELIVERIES =
            """
            select delivery.id, trigger.namespace || '/' || trigger.name as trigger, delivery.event, notice.namespace,
                notice.stream, notice.tag, delivery.state, delivery.created, delivery.attempts, notice.sequence,
                delivery.reason, nullif(delivery.next_attempt, 'infinity') as next_attempt
            from delivery
            join trigger on trigger.uid = delivery.trigger
            join notice on notice.event = delivery.event
            """;

    private static final String LIST_OF_TRIGGER = DELIVERIES
            + """
            where delivery.trigger = (select uid from trigger where namespace = ? and name = ?)
              and (?::text is null or delivery.state = ?)
              and (?::text is null or notice.stream = ?)
              and (?::text is null or notice.tag = ?)
              and (?::uuid is null or delivery.id < ?)
            order by delivery.id desc limit ?
            """;

    private static final String FIND = DELIVERIES + "where delivery.id = ?";

    private static final String ATTEMPTS_OF =
            "select number, at, status, millis, error, response from attempt where delivery = ? order by number";

    private final DataSource database;

    JdbcDeliveryArchive(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Delivery> list(String namespace, String trigger, DeliveryFilter filter) {
        String state = filter.state() == null ? null : filter.state().name().toLowerCase(Locale.ROOT);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LIST_OF_TRIGGER)) {
            statement.setString(1, namespace);
            statement.setString(2, trigger);
            statement.setString(3, state);
            statement.setString(4, state);
            statement.setString(5, filter.stream());
            statement.setString(6, filter.stream());
            statement.setString(7, filter.tag());
            statement.setString(8, filter.tag());
            statement.setObject(9, filter.before());
            statement.setObject(10, filter.before());
            statement.setInt(11, filter.limit());
            List<Delivery> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(delivery(rows, List.of()));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("list deliveries", e);
        }
    }

    @Override
    @Transactional
    public Optional<Delivery> find(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(delivery(row, attempts(connection, id))) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseException("find a delivery", e);
        }
    }

    private static List<Delivery.Attempt> attempts(Connection connection, UUID delivery) throws SQLException {
        List<Delivery.Attempt> attempts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ATTEMPTS_OF)) {
            statement.setObject(1, delivery);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    attempts.add(new Delivery.Attempt(
                            rows.getInt("number"),
                            instant(rows, "at"),
                            rows.getObject("status", Integer.class),
                            rows.getLong("millis"),
                            rows.getString("error"),
                            rows.getString("response")));
                }
            }
        }
        return attempts;
    }

    private static Delivery delivery(ResultSet row, List<Delivery.Attempt> attempts) throws SQLException {
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getString("trigger"),
                row.getObject("event", UUID.class),
                new StreamKey(row.getString("namespace"), row.getString("stream")),
                new StreamTag(row.getString("tag")),
                Delivery.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                instant(row, "created"),
                row.getObject("next_attempt") == null ? null : instant(row, "next_attempt"),
                row.getInt("attempts"),
                attempts,
                row.getLong("sequence"),
                row.getString("reason"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
