package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Json;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.StreamTag;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the schedules of streams what tag-service says they are. Out-of-date news changes nothing, and news told twice
 * changes nothing the second time; a wish that stays the same keeps its time and what was told about it, so that a busy
 * stream is not put off again and again.
 */
@Singleton
public class WishStore {

    /** Orders the writers of one stream, while a partition moves between replicas. Sorted, so that none wait in a ring. */
    private static final String LOCK_STREAMS =
            """
            select pg_advisory_xact_lock(hashtextextended(stream, 0)) from unnest(?::text[]) as stream
            """;

    private static final String STREAMS_WITH_LATER_NEWS =
            """
            select news.stream
            from unnest(?::text[], ?::bigint[]) as news (stream, resource_version)
            where exists (
                    select from scheduled_tag known
                    where known.stream = news.stream and known.resource_version > news.resource_version)
                or exists (
                    select from ended_schedule known
                    where known.stream = news.stream and known.resource_version > news.resource_version)
            """;

    private static final String KEEP_UNCHANGED =
            """
            update scheduled_tag set resource_version = ?
            where stream = ? and tag = ? and uid = ? and wish = ?::jsonb
            """;

    private static final String SCHEDULE_NEW =
            """
            insert into scheduled_tag as known
                (stream, tag, uid, resource_version, wish, due_at, upstream, upstream_repository, upstream_tag)
            values (?, ?, ?, ?, ?::jsonb, now() + ? * interval '1 millisecond', ?, ?, ?)
            on conflict (stream, tag) do update
            set uid = excluded.uid, resource_version = excluded.resource_version, wish = excluded.wish,
                upstream = excluded.upstream, upstream_repository = excluded.upstream_repository,
                upstream_tag = excluded.upstream_tag, due_at = excluded.due_at, claim = known.claim + 1, round = 0,
                told_digest = null, told_failure = null, failures = 0, pending_event = null, pending = null
            where known.resource_version < excluded.resource_version
            """;

    private static final String REMOVE_THE_REST =
            """
            delete from scheduled_tag known
            using unnest(?::text[], ?::bigint[]) as news (stream, resource_version)
            where known.stream = news.stream and known.resource_version < news.resource_version
            """;

    private static final String REMEMBER_ENDED =
            """
            insert into ended_schedule as known (stream, resource_version)
            select stream, resource_version
            from unnest(?::text[], ?::bigint[]) as news (stream, resource_version)
            where not exists (select from scheduled_tag tag where tag.stream = news.stream)
            order by stream
            on conflict (stream) do update set resource_version = excluded.resource_version, ended_at = excluded.ended_at
            """;

    private static final String FORGET_ENDED =
            """
            delete from ended_schedule where stream in (
                select stream from ended_schedule where ended_at < now() - interval '1 day' limit 1000
                for update skip locked)
            """;

    private final UpstreamStore upstreams;
    private final Cadence cadence;

    public WishStore(UpstreamStore upstreams, ScheduleConfig config) {
        this.upstreams = upstreams;
        this.cadence = new Cadence(config.interval(), config.longestInterval());
    }

    /** Part of the caller's transaction. */
    public void replace(Connection connection, Collection<ImportRequested> requests) throws SQLException {
        TreeMap<String, ImportRequested> newest = newestByStream(requests);
        lock(connection, newest);
        newest.keySet().removeAll(outOfDate(connection, newest));
        Map<UpstreamKey, Duration> followed = new TreeMap<>();
        for (ImportRequested request : newest.values()) {
            keepUnchanged(connection, request);
            scheduleNew(connection, request, followed);
        }
        for (String ending : List.of(REMOVE_THE_REST, REMEMBER_ENDED)) {
            try (PreparedStatement statement = connection.prepareStatement(ending)) {
                name(connection, statement, newest);
                statement.executeUpdate();
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(FORGET_ENDED)) {
            statement.executeUpdate();
        }
        upstreams.follow(connection, followed);
    }

    private static TreeMap<String, ImportRequested> newestByStream(Collection<ImportRequested> requests) {
        return requests.stream()
                .collect(Collectors.toMap(
                        request -> request.stream().toString(),
                        request -> request,
                        (one, other) -> one.resourceVersion() > other.resourceVersion() ? one : other,
                        TreeMap::new));
    }

    private static void lock(Connection connection, TreeMap<String, ImportRequested> newest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_STREAMS)) {
            statement.setArray(1, texts(connection, newest.keySet()));
            statement.execute();
        }
    }

    private static Set<String> outOfDate(Connection connection, TreeMap<String, ImportRequested> newest)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(STREAMS_WITH_LATER_NEWS)) {
            name(connection, statement, newest);
            Set<String> streams = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    streams.add(rows.getString(1));
                }
            }
            return streams;
        }
    }

    /** What is imported now starts afresh: its answer may differ from what the schedule last told. */
    private static void keepUnchanged(Connection connection, ImportRequested request) throws SQLException {
        Set<StreamTag> imported = request.imports().stream()
                .map(TagImport::tag)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        try (PreparedStatement statement = connection.prepareStatement(KEEP_UNCHANGED)) {
            for (TagImport wish : request.schedule()) {
                if (!imported.contains(wish.tag())) {
                    statement.setLong(1, request.resourceVersion());
                    statement.setString(2, request.stream().toString());
                    statement.setString(3, Objects.requireNonNull(wish.tag()).value());
                    statement.setObject(4, request.uid());
                    statement.setString(5, Json.write(wish));
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    /** @param followed gets what the new ones follow, and when the first of them wants to see it */
    private void scheduleNew(Connection connection, ImportRequested request, Map<UpstreamKey, Duration> followed)
            throws SQLException {
        List<Duration> delays =
                request.schedule().stream().map(wish -> cadence.first()).toList();
        List<UpstreamKey> upstreams =
                request.schedule().stream().map(UpstreamKey::of).toList();
        try (PreparedStatement statement = connection.prepareStatement(SCHEDULE_NEW)) {
            for (int i = 0; i < upstreams.size(); i++) {
                TagImport wish = request.schedule().get(i);
                statement.setString(1, request.stream().toString());
                statement.setString(2, Objects.requireNonNull(wish.tag()).value());
                statement.setObject(3, request.uid());
                statement.setLong(4, request.resourceVersion());
                statement.setString(5, Json.write(wish));
                statement.setLong(6, delays.get(i).toMillis());
                statement.setString(7, upstreams.get(i).text());
                statement.setString(8, upstreams.get(i).source().repository());
                statement.setString(9, upstreams.get(i).source().tag());
                statement.addBatch();
            }
            int[] scheduled = statement.executeBatch();
            for (int i = 0; i < scheduled.length; i++) {
                if (scheduled[i] == 1) {
                    followed.merge(
                            upstreams.get(i), delays.get(i), (one, other) -> one.compareTo(other) < 0 ? one : other);
                }
            }
        }
    }

    private static void name(
            Connection connection, PreparedStatement statement, TreeMap<String, ImportRequested> newest)
            throws SQLException {
        List<Long> versions =
                newest.values().stream().map(ImportRequested::resourceVersion).toList();
        statement.setArray(1, texts(connection, newest.keySet()));
        statement.setArray(2, connection.createArrayOf("bigint", versions.toArray()));
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }
}
