package dev.imagestreams.tags.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.EventType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The outbox as its one leader sees it. {@link Leadership} is a lock of the connection, and the position is moved on the same
 * connection: who has lost the lock cannot move it any more.
 */
final class Outbox {

    /** @param ordinal of the last published event of the change */
    record Position(long resourceVersion, int ordinal) {}

    /** What only one replica does at a time: to publish the outbox. */
    static final long LEADERSHIP = 0x696d616765737472L;

    private static final String PUBLISHED_SO_FAR = "select resource_version, ordinal from relay_position";
    private static final String MARK_PUBLISHED = "update relay_position set resource_version = ?, ordinal = ?";
    private static final String NEXT_EVENTS =
            """
            select resource_version, ordinal, kind, event_id, recorded, data
            from outgoing_event
            where (resource_version, ordinal) > (?, ?)
            order by resource_version, ordinal
            limit ?
            """;

    private final Connection connection;

    Outbox(Connection connection) {
        this.connection = connection;
    }

    Position publishedSoFar() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PUBLISHED_SO_FAR);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("the migration has stored a relay position");
            }
            return new Position(row.getLong(1), row.getInt(2));
        }
    }

    List<OutgoingEvent> next(Position after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_EVENTS)) {
            statement.setLong(1, after.resourceVersion());
            statement.setInt(2, after.ordinal());
            statement.setInt(3, limit);
            try (ResultSet row = statement.executeQuery()) {
                List<OutgoingEvent> events = new ArrayList<>();
                while (row.next()) {
                    events.add(event(row));
                }
                return events;
            }
        }
    }

    Position markPublished(OutgoingEvent last) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MARK_PUBLISHED)) {
            statement.setLong(1, last.resourceVersion());
            statement.setInt(2, last.ordinal());
            statement.executeUpdate();
        }
        return new Position(last.resourceVersion(), last.ordinal());
    }

    private static OutgoingEvent event(ResultSet row) throws SQLException {
        EventType kind = EventType.valueOf(row.getString("kind"));
        try {
            return new OutgoingEvent(
                    row.getLong("resource_version"),
                    row.getInt("ordinal"),
                    kind,
                    row.getObject("event_id", UUID.class),
                    row.getObject("recorded", OffsetDateTime.class).toInstant(),
                    ModelJson.mapper().readValue(row.getString("data"), kind.record()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the outbox holds what we wrote", e);
        }
    }
}
