package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.delivery.NewDelivery;
import dev.imagestreams.triggers.notice.Notice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Adds notices and deliveries: two statements, however many rows. What is there already stays as it is. */
final class PgEnqueue {

    private static final String ADD_NOTICES =
            """
            insert into notice (event, namespace, stream, tag, change, body)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
            on conflict do nothing
            """;

    private static final String ADD_DELIVERIES =
            """
            insert into delivery (id, event, trigger, state, next_attempt)
            select id, event, trigger, 'pending', now()
            from unnest(?::uuid[], ?::uuid[], ?::uuid[]) as fresh (id, event, trigger)
            on conflict do nothing
            """;

    private PgEnqueue() {}

    static void addNotices(Connection connection, List<Notice> notices) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_NOTICES)) {
            new PgColumns<>(connection, statement, notices)
                    .column("uuid", Notice::event)
                    .column("text", notice -> notice.stream().namespace())
                    .column("text", notice -> notice.stream().name())
                    .column("text", notice -> notice.tag().value())
                    .bytes(Notice::changeJson)
                    .bytes(Notice::body);
            statement.executeUpdate();
        }
    }

    static void addDeliveries(Connection connection, List<NewDelivery> deliveries) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_DELIVERIES)) {
            new PgColumns<>(connection, statement, deliveries)
                    .column("uuid", NewDelivery::id)
                    .column("uuid", NewDelivery::event)
                    .column("uuid", NewDelivery::trigger);
            statement.executeUpdate();
        }
    }
}
