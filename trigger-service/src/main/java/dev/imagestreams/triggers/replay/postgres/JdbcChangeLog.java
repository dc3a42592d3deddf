package dev.imagestreams.triggers.replay.postgres;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.replay.ChangeLog;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The log in PostgreSQL; notices are its entries. */
@Singleton
class JdbcChangeLog implements ChangeLog {

    /** Sorts behind every event. */
    private static final UUID LAST = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private static final String CHANGES =
            """
            select event, change from notice
            where namespace = ? and (sequence, event) > (?, ?::uuid)
              and (?::timestamptz is null or received >= ?::timestamptz)
            order by sequence, event limit ?
            """;

    private static final String CURRENT =
            """
            select event, notice.change from tag_pointer join notice using (event)
            where tag_pointer.namespace = ? and tag_pointer.reference is not null and (tag_pointer.stream, tag_pointer.tag) > (?, ?)
            order by tag_pointer.stream, tag_pointer.tag limit ?
            """;

    private static final String NEWEST_OF_TAG =
            """
            select event, notice.change from tag_pointer join notice using (event)
            where tag_pointer.namespace = ? and tag_pointer.stream = ? and tag_pointer.tag = ?
            """;

    private static final String NEWEST_OF_STREAM =
            """
            select event, notice.change from tag_pointer join notice using (event)
            where tag_pointer.namespace = ? and tag_pointer.stream = ? order by tag_pointer.resource_version desc limit 1
            """;

    private final DataSource database;

    JdbcChangeLog(DataSource database) {
        this.database = database;
    }

    @Override
    public List<Logged> changes(
            String namespace, @Nullable Instant since, long after, @Nullable UUID afterEvent, int limit) {
        String from = since == null ? null : since.toString();
        return read(CHANGES, namespace, after, afterEvent == null ? LAST : afterEvent, from, from, limit);
    }

    @Override
    public List<Logged> current(String namespace, @Nullable Logged after, int limit) {
        String stream = after == null ? "" : after.change().stream().name();
        String tag = after == null ? "" : after.change().tag().value();
        return read(CURRENT, namespace, stream, tag, limit);
    }

    @Override
    public Optional<Logged> newest(String namespace, String stream, StreamTag tag) {
        return read(NEWEST_OF_TAG, namespace, stream, tag.value()).stream().findFirst();
    }

    @Override
    public Optional<Logged> newest(String namespace, String stream) {
        return read(NEWEST_OF_STREAM, namespace, stream).stream().findFirst();
    }

    private List<Logged> read(String question, @Nullable Object... parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            List<Logged> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Logged(rows.getObject("event", UUID.class), change(rows.getBytes("change"))));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseException("read the log of changes", e);
        }
    }

    private static ImageChanged change(byte[] json) {
        try {
            return ModelJson.mapper().readValue(json, ImageChanged.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a notice holds what this service wrote", e);
        }
    }
}
