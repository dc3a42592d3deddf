package dev.imagestreams.triggers.circle.postgres;

import dev.imagestreams.triggers.circle.Firing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The deliveries of what may go in circles: how they followed each other, and those that a pause holds back. */
final class PgToldMoves {

    /** An attempt under way is not recorded yet, but it was begun. */
    private static final String ANSWERS =
            """
            select count(*) from (
                select created, lag(begun) over (order by sequence, id) as told
                from (
                    select d.id, d.created, n.sequence,
                        coalesce(
                            (select at from attempt where delivery = d.id order by number limit 1),
                            case when d.attempts > 0 then d.created end) as begun
                    from trigger t
                    join notice n on n.namespace = t.namespace and n.stream = ? and n.tag = ?
                    join delivery d on d.event = n.event and d.trigger = t.uid
                    where t.uid = ?
                    order by n.sequence desc limit ?
                ) as newest
            ) as each_one
            where told <= created
            """;

    private static final String RELEASE =
            """
            update delivery
            set not_before = ?::timestamptz,
                next_attempt = case when next_attempt = 'infinity' then next_attempt else ?::timestamptz end
            from notice
            where delivery.trigger = ? and delivery.state = 'pending' and delivery.attempts = 0
              and delivery.not_before = ?::timestamptz
              and notice.event = delivery.event and notice.stream = ? and notice.tag = ?
            """;

    private PgToldMoves() {}

    static int answers(Connection connection, Firing.Subject subject, int newest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ANSWERS)) {
            statement.setString(1, subject.stream());
            statement.setString(2, subject.tag());
            statement.setObject(3, subject.trigger());
            statement.setInt(4, newest);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    static void release(Connection connection, Firing.Subject subject, Instant pause, Instant now) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
            statement.setString(1, now.toString());
            statement.setString(2, now.toString());
            statement.setObject(3, subject.trigger());
            statement.setString(4, pause.toString());
            statement.setString(5, subject.stream());
            statement.setString(6, subject.tag());
            statement.executeUpdate();
        }
    }
}
