package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.notice.Notice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The log of changes and what tags point to: two statements, however many changes. What is known already stays. */
final class PgLog {

    private static final String ADD_NOTICES =
            """
            insert into notice (event, namespace, stream, tag, change, body, cdevent, sequence, received)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[],
                ?::bigint[], ?::timestamptz[])
            on conflict do nothing
            """;

    /** In one order, so that two consumers never wait for each other. */
    private static final String NOTE_TAGS =
            """
            insert into tag_state as known (namespace, stream, tag, sequence, present, event)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::boolean[], ?::uuid[])
                as said (namespace, stream, tag, sequence, present, event)
            order by namespace, stream, tag
            on conflict (namespace, stream, tag) do update
            set sequence = excluded.sequence, present = excluded.present, event = excluded.event
            where known.sequence < excluded.sequence
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

    static void noteTags(Connection connection, List<Notice> notices) throws SQLException {
        List<Said> newest = List.copyOf(newest(notices));
        try (PreparedStatement statement = connection.prepareStatement(NOTE_TAGS)) {
            new PgColumns<>(connection, statement, newest)
                    .column("text", said -> said.change().stream().namespace())
                    .column("text", said -> said.change().stream().name())
                    .column("text", said -> said.change().tag().value())
                    .column("int8", said -> said.change().resourceVersion())
                    .column("bool", said -> said.change().current() != null)
                    .column("uuid", said -> said.notice().event());
            statement.executeUpdate();
        }
    }

    /** One statement may not touch a row twice. */
    private static Collection<Said> newest(List<Notice> notices) {
        Map<String, Said> byTag = new LinkedHashMap<>();
        for (Notice notice : notices) {
            Said said = new Said(notice, notice.change());
            byTag.merge(
                    notice.stream() + ":" + notice.tag(),
                    said,
                    (one, other) ->
                            other.change().resourceVersion() > one.change().resourceVersion() ? other : one);
        }
        return byTag.values();
    }

    private record Said(Notice notice, ImageChanged change) {}
}
