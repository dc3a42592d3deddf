package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.notice.Notice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The log of changes: one statement, however many changes. What is known already stays. */
final class PgLog {

    private static final String ADD_NOTICES =
            """
            insert into notice (event, namespace, stream, tag, change, body, cdevent, sequence, received)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[],
                ?::bigint[], ?::timestamptz[])
            on conflict do nothing
            returning event
            """;

    private PgLog() {}

    /** Returns the events of those that were not known. */
    static Set<UUID> addNotices(Connection connection, List<Notice> notices, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_NOTICES)) {
            new PgColumns<>(connection, statement, notices)
                    .column("uuid", Notice::event)
                    .column("text", notice -> notice.stream().namespace())
                    .column("text", notice -> notice.stream().name())
                    .column("text", notice -> notice.tag().value())
                    .bytes(Notice::changeJson)
                    .bytes(Notice::body)
                    .bytes(Notice::cdEvent)
                    .column("int8", notice -> notice.change().resourceVersion())
                    .column("timestamptz", notice -> now);
            Set<UUID> added = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    added.add(rows.getObject("event", UUID.class));
                }
            }
            return added;
        }
    }
}
