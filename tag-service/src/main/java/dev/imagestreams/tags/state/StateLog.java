package dev.imagestreams.tags.state;

import dev.imagestreams.tags.state.StateBatch.Mark;
import dev.imagestreams.tags.state.StateBatch.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is still to be told, as its one leader sees it. Each batch is one moment: the tags that the log of changes names after
 * the position, and some of all tags that ever were, while those are told anew, each as it is then. So a batch that is read
 * again after a crash never has anything older than what was told before. Where the log is no longer kept, all is told anew.
 */
final class StateLog {

    /** What only one replica does at a time: to tell states. */
    static final long LEADERSHIP = 0x7461677374617465L;

    private static final String ONE_MOMENT = "set transaction isolation level repeatable read, read only";

    private static final String POSITION =
            """
            select p.resource_version, p.round, p.told_stream, p.told_tag, c.value
            from tag_state_position p cross join change_counter c
            """;

    /** At least one change, and no more than have so many tags. */
    private static final String NEXT_CHANGES =
            """
            select min(resource_version) as first, max(resource_version) as last
            from (select resource_version,
                         sum(coalesce(jsonb_array_length(restated), 1)) over (order by resource_version) as tags
                  from (select resource_version, restated
                        from stream_change
                        where resource_version > ?
                        order by resource_version
                        limit ?) next) counted
            where tags <= ? or resource_version = ? + 1
            """;

    private static final String TAGS_OF_CHANGES =
            """
            select distinct s.namespace, s.name, t.tag
            from stream_change c
            join stream s on s.uid = (c.stream ->> 'uid')::uuid
            cross join lateral (select jsonb_array_elements_text(c.restated) as tag
                                union all
                                select e.tag from tag_event e where e.stream_uid = s.uid and c.restated is null) t
            where c.resource_version > ? and c.resource_version <= ? and c.stream is not null
              and (c.restated is null or c.restated <> '[]')
            """;

    private static final String TAGS_THAT_EVER_WERE =
            """
            select s.namespace, s.name, t.stream_uid, t.tag
            from (select e.stream_uid, e.tag
                  from tag_event e
                  where (e.stream_uid, e.tag) > (?, ?)
                  group by e.stream_uid, e.tag
                  order by e.stream_uid, e.tag
                  limit ?) t
            join stream s on s.uid = t.stream_uid
            order by t.stream_uid, t.tag
            """;

    /** Who meanwhile asked for everything to be told anew is not overheard. */
    private static final String MOVE_ON =
            """
            update tag_state_position
            set resource_version = ?,
                told_stream = case when round = ? then ? else told_stream end,
                told_tag = case when round = ? then ? else told_tag end
            """;

    private final Connection connection;
    private final CurrentStates states;

    StateLog(Connection connection) {
        this.connection = connection;
        this.states = new CurrentStates(connection);
    }

    StateBatch next(int limit) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement moment = connection.createStatement()) {
            moment.execute(ONE_MOMENT);
            return read(limit);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    void moveOn(Position position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE_ON)) {
            Mark mark = position.retelling();
            statement.setLong(1, position.resourceVersion());
            statement.setLong(2, position.round());
            statement.setObject(3, mark == null ? null : mark.stream(), Types.OTHER);
            statement.setLong(4, position.round());
            statement.setString(5, mark == null ? null : mark.tag());
            statement.executeUpdate();
        }
    }

    private StateBatch read(int limit) throws SQLException {
        Position from;
        long newest;
        try (PreparedStatement statement = connection.prepareStatement(POSITION);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("the migration has stored a position of states");
            }
            UUID stream = row.getObject("told_stream", UUID.class);
            Mark mark = stream == null ? null : new Mark(stream, row.getString("told_tag"));
            from = new Position(row.getLong("resource_version"), row.getLong("round"), mark);
            newest = row.getLong("value");
        }
        Set<TagKey> tags = new LinkedHashSet<>();
        long upTo = changes(from.resourceVersion(), newest, limit, tags);
        Mark mark = upTo < 0 ? Mark.START : from.retelling();
        Mark next = mark == null ? null : everBefore(mark, limit, tags);
        Position to = new Position(upTo < 0 ? newest : upTo, from.round(), next);
        return new StateBatch(states.of(tags), to, !to.equals(from));
    }

    /** Adds the tags of the next changes. Returns the last of those, or -1 if they are no longer kept. */
    private long changes(long after, long newest, int limit, Set<TagKey> tags) throws SQLException {
        if (after >= newest) {
            return after == newest ? after : -1;
        }
        long last = lastOfNext(after, limit);
        if (last > 0) {
            try (PreparedStatement statement = connection.prepareStatement(TAGS_OF_CHANGES)) {
                statement.setLong(1, after);
                statement.setLong(2, last);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        tags.add(key(rows));
                    }
                }
            }
        }
        return last;
    }

    /** Numbers have no gaps: if the next one is missing, it has been forgotten. */
    private long lastOfNext(long after, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT_CHANGES)) {
            statement.setLong(1, after);
            statement.setInt(2, limit);
            statement.setInt(3, limit);
            statement.setLong(4, after);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getLong("first") == after + 1 ? row.getLong("last") : -1;
            }
        }
    }

    /** Adds the next tags of all. Returns the last of those; null if there are no more. */
    private @Nullable Mark everBefore(Mark mark, int limit, Set<TagKey> tags) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAGS_THAT_EVER_WERE)) {
            statement.setObject(1, mark.stream());
            statement.setString(2, mark.tag());
            statement.setInt(3, limit);
            try (ResultSet rows = statement.executeQuery()) {
                Mark last = null;
                int found = 0;
                while (rows.next()) {
                    tags.add(key(rows));
                    last = new Mark(rows.getObject("stream_uid", UUID.class), rows.getString("tag"));
                    found++;
                }
                return found < limit ? null : last;
            }
        }
    }

    private static TagKey key(ResultSet row) throws SQLException {
        return TagKey.of(row.getString("namespace"), row.getString("name"), row.getString("tag"));
    }
}
