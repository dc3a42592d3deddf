package dev.imagestreams.triggers.delivery.postgres;

import dev.imagestreams.triggers.delivery.Lane;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What waits for paused triggers, and so for somebody who may never come. It is found by its id, which begins with the time
 * it was made at: what is young is not even looked at, however much of it there is.
 */
final class PgMissed {

    private static final String PAUSED_WITH_OLDER =
            """
            select uid from trigger
            where paused and exists (
                select from delivery
                where delivery.trigger = trigger.uid and delivery.id < ? and delivery.state = 'pending')
            """;

    private static final String REMOVE_OLDER =
            """
            delete from delivery where id in (
                select delivery.id from trigger join delivery on delivery.trigger = trigger.uid
                where trigger.uid = ? and trigger.paused and delivery.id < ? and delivery.state = 'pending'
                order by delivery.id limit ? for update of delivery skip locked
            )
            returning lane
            """;

    private PgMissed() {}

    /** Paused triggers that something older than this id waits for. */
    static List<UUID> triggers(Connection connection, UUID oldest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(PAUSED_WITH_OLDER)) {
            statement.setObject(1, oldest);
            List<UUID> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject("uid", UUID.class));
                }
            }
            return found;
        }
    }

    /** Part of a transaction that holds the trigger's lanes. Adds those to {@code lanes} in which somebody else may be first now. */
    static int remove(Connection connection, UUID trigger, UUID oldest, int limit, Set<Lane> lanes)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE_OLDER)) {
            statement.setObject(1, trigger);
            statement.setObject(2, oldest);
            statement.setInt(3, limit);
            int removed = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    removed++;
                    String lane = rows.getString("lane");
                    if (lane != null) {
                        lanes.add(new Lane(trigger, lane));
                    }
                }
            }
            return removed;
        }
    }
}
