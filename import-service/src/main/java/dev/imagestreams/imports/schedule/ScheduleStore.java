package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.imports.schedule.ScheduledTag.Pending;
import dev.imagestreams.imports.schedule.ScheduledTag.Told;
import dev.imagestreams.imports.work.Shares;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamKey;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Claims scheduled tags and writes down what became of a look. All times are the database's. */
@Singleton
public class ScheduleStore {

    private static final String CLAIM_DUE =
            """
            with due as (
                select found.stream, found.tag, now() - found.due_at as late
                from (select distinct registry from scheduled_tag where due_at <= now()) as waiting
                left join unnest(?::text[], ?::integer[]) as busy (registry, running)
                    on busy.registry = waiting.registry
                cross join lateral (
                    select stream, tag, due_at from scheduled_tag
                    where registry = waiting.registry and due_at <= now()
                    order by due_at
                    limit greatest(? - coalesce(busy.running, 0), 0)
                    for update skip locked) as found
                order by found.due_at
                limit ?)
            update scheduled_tag known
            set due_at = now() + ? * interval '1 millisecond', claim = claim + 1, looking = true, looked_at = now(),
                hinted = known.hinted and known.pending_event is not null
            from due
            where known.stream = due.stream and known.tag = due.tag
            returning known.stream, known.tag, uid, registry, wish, claim,
                (extract(epoch from due.late) * 1000)::bigint as late,
                told_digest, told_failure, failures, pending_event, pending
            """;

    private static final String WRITE_DOWN =
            """
            update scheduled_tag
            set pending_event = ?, pending = ?::jsonb, told_digest = ?, told_failure = ?, failures = ?
            where stream = ? and tag = ? and claim = ?
            """;

    /** A hint that came during the look asks for another one. */
    private static final String SETTLE =
            """
            update scheduled_tag
            set pending_event = null, pending = null, failures = ?, looking = false, hinted = false,
                due_at = case
                    when hinted then looked_at + ? * interval '1 millisecond'
                    else now() + ? * interval '1 millisecond' end
            where stream = ? and tag = ? and claim = ?
            """;

    private static final String MAKE_DUE_LATER =
            """
            update scheduled_tag
            set looking = false, due_at = now() + ? * interval '1 millisecond'
            where stream = ? and tag = ? and claim = ?
            """;

    private static final String FORGET_WHAT_WAS_TOLD =
            """
            update scheduled_tag set told_digest = null, told_failure = null
            where stream = ? and tag = any (?)
            """;

    private final Database database;
    private final Duration hintSpacing;

    public ScheduleStore(Database database, ScheduleConfig config) {
        this.database = database;
        this.hintSpacing = config.hintSpacing();
    }

    /**
     * @param lease until when nobody else gets these; longer than a look can take
     * @param shares how many each registry has already, and may have
     */
    List<ScheduledTag> claim(int limit, Duration lease, Shares<ScheduledTag> shares) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(CLAIM_DUE)) {
                Map<String, Integer> running = shares.running();
                List<String> busy = List.copyOf(running.keySet());
                statement.setArray(1, connection.createArrayOf("text", busy.toArray()));
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "integer", busy.stream().map(running::get).toArray()));
                statement.setInt(3, shares.most());
                statement.setInt(4, limit);
                statement.setLong(5, lease.toMillis());
                List<ScheduledTag> tags = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        tags.add(read(rows));
                    }
                }
                return tags;
            }
        });
    }

    /**
     * Before publishing: what will be told, so that a crash tells the same under the same id.
     *
     * @return false if the claim was overtaken; nothing may be told then
     */
    boolean writeDown(ScheduledTag tag, Pending pending, Told told) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WRITE_DOWN)) {
                statement.setObject(1, pending.event());
                statement.setString(2, Json.write(pending.content()));
                statement.setString(
                        3, told.digest() == null ? null : told.digest().toString());
                statement.setString(4, told.failure());
                statement.setInt(5, told.failures());
                identify(statement, 6, tag);
                return statement.executeUpdate() == 1;
            }
        });
    }

    /** Everything there was to tell is told. */
    void settle(ScheduledTag tag, int failures, Duration untilNext) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
                statement.setInt(1, failures);
                statement.setLong(2, hintSpacing.toMillis());
                statement.setLong(3, untilNext.toMillis());
                identify(statement, 4, tag);
                statement.executeUpdate();
            }
        });
    }

    void postpone(ScheduledTag tag, Duration delay) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(MAKE_DUE_LATER)) {
                statement.setLong(1, delay.toMillis());
                identify(statement, 2, tag);
                statement.executeUpdate();
            }
        });
    }

    /** After somebody else has told about these tags: the next look tells what it sees, even if it is what it told before. */
    public void forgetTold(StreamKey stream, List<String> tags) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(FORGET_WHAT_WAS_TOLD)) {
                statement.setString(1, stream.toString());
                statement.setArray(2, connection.createArrayOf("text", tags.toArray()));
                statement.executeUpdate();
            }
        });
    }

    private static void identify(PreparedStatement statement, int from, ScheduledTag tag) throws SQLException {
        statement.setString(from, tag.stream().toString());
        statement.setString(from + 1, tag.tag());
        statement.setLong(from + 2, tag.claim());
    }

    private static ScheduledTag read(ResultSet row) throws SQLException {
        String digest = row.getString("told_digest");
        UUID pending = row.getObject("pending_event", UUID.class);
        return new ScheduledTag(
                StreamKey.parse(row.getString("stream")),
                row.getString("tag"),
                row.getObject("uid", UUID.class),
                row.getString("registry"),
                Json.read(row.getString("wish"), TagImport.class),
                row.getLong("claim"),
                Duration.ofMillis(row.getLong("late")),
                new Told(
                        digest == null ? null : Digest.parse(digest),
                        row.getString("told_failure"),
                        row.getInt("failures")),
                pending == null
                        ? null
                        : new Pending(pending, Json.read(row.getString("pending"), DigestResolved.class)));
    }
}
