package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.notice.Notice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The log of changes: one statement, however many changes. What is known already stays. */
final class PgLog {

    private static final String ADD_NOTICES =
            """
            insert into notice (event, namespace, stream, tag, change, body, cdevent, sequence, received)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[],
                ?::bigint[], ?::timestamptz[])
            on conflict do nothing
            """;

    private PgLog() {}

    static void addNotices(Connection connection, List<Notice> notices, Instant now) throws SQLException {
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
            statement.executeUpdate();
        }
    }
}
