package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.imports.publish.Answer;
import dev.imagestreams.imports.referrer.ReferrerLookStore;
import dev.imagestreams.imports.schedule.ScheduledTag.Told;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Scheduled tags by what they follow, and what became of a look. All times are the database's. */
@Singleton
public class ScheduleStore {

    /** Also those that will be due soon, and those that wait because the source failed: the answer is theirs, too. */
    private static final String TAKE_FOLLOWERS =
            """
            with mine as (
                select stream, tag from scheduled_tag
                where upstream = ? and round <> ?
                    and (? or due_at <= now() + ? * interval '1 millisecond' or failures > 0
                        or pending_event is not null)
                order by stream, tag
                limit ?
                for update)
            update scheduled_tag known
            set round = ?, claim = claim + 1
            from mine
            where known.stream = mine.stream and known.tag = mine.tag
            returning known.stream, known.tag, uid, wish, claim, told_digest, told_failure, failures, pending_event, pending
            """;

    private static final String WRITE_DOWN =
            """
            update scheduled_tag
            set pending_event = ?, pending = ?::jsonb, told_digest = ?, told_failure = ?, failures = ?
            where stream = ? and tag = ? and claim = ?
            """;

    private static final String SETTLE =
            """
            with settled as (
                select known.stream, known.tag
                from scheduled_tag known
                join unnest(?::text[], ?::text[], ?::bigint[]) as mine (stream, tag, claim)
                    on known.stream = mine.stream and known.tag = mine.tag and known.claim = mine.claim
                order by known.stream, known.tag
                for update of known)
            update scheduled_tag known
            set pending_event = null, pending = null, failures = ?, due_at = now() + ? * interval '1 millisecond'
            from settled
            where known.stream = settled.stream and known.tag = settled.tag
            """;

    private static final String FORGET_WHAT_WAS_TOLD =
            """
            with mine as (
                select stream, tag from scheduled_tag
                where stream = ? and tag = any (?) and (told_digest is not null or told_failure is not null)
                order by tag
                for update)
            update scheduled_tag known set told_digest = null, told_failure = null
            from mine
            where known.stream = mine.stream and known.tag = mine.tag
            """;

    private final Database database;
    private final ReferrerLookStore referrers;

    public ScheduleStore(Database database, ReferrerLookStore referrers) {
        this.database = database;
        this.referrers = referrers;
    }

    /**
     * Those who follow this, and were not taken under this claim before.
     *
     * @param ahead how much before its time a tag is taken
     */
    List<ScheduledTag> take(ClaimedUpstream upstream, Duration ahead, int limit) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(TAKE_FOLLOWERS)) {
                statement.setString(1, upstream.key());
                statement.setLong(2, upstream.claim());
                statement.setBoolean(3, upstream.hinted());
                statement.setLong(4, ahead.toMillis());
                statement.setInt(5, limit);
                statement.setLong(6, upstream.claim());
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
     * Before publishing: what will be told, so that a crash tells the same under the same ids.
     *
     * @return those that may be told; the others were overtaken
     */
    List<News> writeDown(List<News> news) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(WRITE_DOWN)) {
                for (News each : news) {
                    Digest digest = each.told().digest();
                    statement.setObject(1, each.answer().id());
                    statement.setString(2, Json.write(each.answer().event()));
                    statement.setString(3, digest == null ? null : digest.toString());
                    statement.setString(4, each.told().failure());
                    statement.setInt(5, each.told().failures());
                    statement.setString(6, each.tag().stream().toString());
                    statement.setString(7, each.tag().tag());
                    statement.setLong(8, each.tag().claim());
                    statement.addBatch();
                }
                int[] written = statement.executeBatch();
                List<News> ours = new ArrayList<>();
                for (int i = 0; i < written.length; i++) {
                    if (written[i] == 1) {
                        ours.add(news.get(i));
                    }
                }
                referrers.want(
                        connection,
                        ours.stream().flatMap(News::subjects).distinct().toList());
                return ours;
            }
        });
    }

    /** Everything there was to tell is told. */
    void settle(List<ScheduledTag> tags, int failures, Duration untilNext) {
        database.change(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(SETTLE)) {
                setArray(connection, statement, 1, "text", tags, tag -> tag.stream()
                        .toString());
                setArray(connection, statement, 2, "text", tags, ScheduledTag::tag);
                setArray(connection, statement, 3, "bigint", tags, ScheduledTag::claim);
                statement.setInt(4, failures);
                statement.setLong(5, untilNext.toMillis());
                statement.executeUpdate();
            }
        });
    }

    /** After somebody else has told about these tags: the next look tells what it sees, even if it is what it told before. */
    public void forgetTold(StreamKey stream, Collection<StreamTag> tags) {
        database.change(connection -> forgetTold(connection, stream, tags));
    }

    /** The same as part of the caller's transaction. */
    public void forgetTold(Connection connection, StreamKey stream, Collection<StreamTag> tags) throws SQLException {
        if (tags.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(FORGET_WHAT_WAS_TOLD)) {
            statement.setString(1, stream.toString());
            setArray(connection, statement, 2, "text", tags, StreamTag::value);
            statement.executeUpdate();
        }
    }

    private static <T> void setArray(
            Connection connection,
            PreparedStatement statement,
            int position,
            String type,
            Collection<T> rows,
            Function<T, Object> column)
            throws SQLException {
        Object[] values = rows.stream().map(column).toArray();
        statement.setArray(position, connection.createArrayOf(type, values));
    }

    private static ScheduledTag read(ResultSet row) throws SQLException {
        String digest = row.getString("told_digest");
        UUID pending = row.getObject("pending_event", UUID.class);
        return new ScheduledTag(
                StreamKey.parse(row.getString("stream")),
                row.getString("tag"),
                row.getObject("uid", UUID.class),
                Json.read(row.getString("wish"), TagImport.class),
                row.getLong("claim"),
                new Told(
                        digest == null ? null : Digest.parse(digest),
                        row.getString("told_failure"),
                        row.getInt("failures")),
                pending == null
                        ? null
                        : new Answer(pending, Json.read(row.getString("pending"), DigestResolved.class)));
    }
}
