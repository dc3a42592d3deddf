package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.LeaseClaim;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.outage.OutageStore;
import dev.imagestreams.imports.outage.Standing;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is looked at, and when: one row however many tags follow it, due when the first of them is. Claimed with a lease.
 * Whoever writes both locks the tags first.
 */
@Singleton
public class UpstreamStore {

    /**
     * Jumps from registry to registry: what is due at one of them must not be read to find the others. A lease that has
     * ended is one of somebody who died, perhaps in answer to a hint. Of a registry that is probed one is taken, due or not.
     */
    private static final String CLAIM_DUE =
            """
            with recursive waiting (registry) as (
                (select registry from upstream order by registry limit 1)
                union all
                select next.registry from waiting cross join lateral (
                    select registry from upstream where registry > waiting.registry order by registry limit 1) as next),
            due as (
                select found.upstream, found.hinted, greatest(now() - found.due_at, interval '0') as late
                from waiting
                left join unnest(?::text[], ?::integer[], ?::boolean[]) as known (registry, room, probe)
                    on known.registry = waiting.registry
                cross join lateral (
                    select upstream, due_at, looks_owed > 0 or leased_until is not null as hinted from upstream
                    where registry = waiting.registry and (due_at <= now() or known.probe)
                        and (leased_until is null or leased_until <= now())
                    order by due_at
                    limit coalesce(known.room, ?)
                    for update skip locked) as found
                order by known.probe desc nulls last, found.due_at
                limit ?)
            update upstream known
            set leased_until = now() + ? * interval '1 millisecond', claim = claim + 1, looked_at = now(),
                looks_owed = greatest(known.looks_owed - 1, 0)
            from due
            where known.upstream = due.upstream
            returning known.upstream, known.registry, known.claim, due.hinted,
                (extract(epoch from due.late) * 1000)::bigint as late
            """;

    private static final String EXTEND =
            """
            update upstream set leased_until = now() + ? * interval '1 millisecond' where upstream = ? and claim = ?
            """;

    private static final String LOCK = "select 1 from upstream where upstream = ? and claim = ? for update";

    private static final String REMOVE_UNFOLLOWED =
            """
            delete from upstream known
            where upstream = ? and not exists (select from scheduled_tag where upstream = known.upstream)
            """;

    /** Looks that are owed to hints come a spacing after each other. */
    private static final String RELEASE =
            """
            update upstream known
            set leased_until = null,
                due_at = case
                    when looks_owed > 0 then looked_at + ? * interval '1 millisecond'
                    else (select min(due_at) from scheduled_tag where upstream = known.upstream) end
            where upstream = ?
            """;

    /** What a hint asked for has not been done for all. */
    private static final String RELEASE_UNTIL =
            """
            update upstream set leased_until = null, looks_owed = greatest(looks_owed, 1::smallint), due_at = now() + ? * interval '1 millisecond'
            where upstream = ? and claim = ?
            """;

    /** In one order for all, so that none wait in a ring. */
    private static final String FOLLOW =
            """
            insert into upstream as known (upstream, registry, due_at)
            select upstream, registry, now() + millis * interval '1 millisecond'
            from unnest(?::text[], ?::text[], ?::bigint[]) as news (upstream, registry, millis)
            order by upstream
            on conflict (upstream) do update set due_at = least(known.due_at, excluded.due_at)
            """;

    private final Database database;
    private final OutageStore outages;
    private final Duration hintSpacing;
    private final AtomicInteger away;

    public UpstreamStore(Database database, OutageStore outages, ScheduleConfig config, MeterRegistry meters) {
        this.database = database;
        this.outages = outages;
        this.away = meters.gauge(MeterNames.REGISTRIES_AWAY, new AtomicInteger());
        this.hintSpacing = config.hintSpacing();
    }

    /** Of registries that are left alone and to be probed, one upstream each comes first; the lease is the probe's, too. */
    List<ClaimedUpstream> claim(LeaseClaim claim) {
        return database.transaction(connection -> {
            Map<String, Standing> standings =
                    outages.standings(connection, claim.lease(), Math.max(1, claim.limit() / 4));
            away.set(Math.toIntExact(standings.values().stream()
                    .filter(standing -> standing != Standing.DOUBTFUL)
                    .count()));
            try (PreparedStatement statement = connection.prepareStatement(CLAIM_DUE)) {
                setRoom(connection, statement, claim, standings);
                statement.setInt(4, claim.otherwise());
                statement.setInt(5, claim.limit());
                statement.setLong(6, claim.lease().toMillis());
                List<ClaimedUpstream> claimed = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        String registry = rows.getString("registry");
                        Standing standing = standings.getOrDefault(registry, Standing.SOUND);
                        claimed.add(new ClaimedUpstream(
                                rows.getString("upstream"),
                                registry,
                                rows.getLong("claim"),
                                // A probe wants to see it, whether or not anybody else does now.
                                rows.getBoolean("hinted") || standing == Standing.PROBED,
                                standing,
                                Duration.ofMillis(rows.getLong("late"))));
                    }
                }
                return claimed;
            }
        });
    }

    private static void setRoom(
            Connection connection, PreparedStatement statement, LeaseClaim claim, Map<String, Standing> standings)
            throws SQLException {
        Set<String> known = new HashSet<>(claim.room().keySet());
        standings.forEach((registry, standing) -> {
            if (standing == Standing.PROBED) {
                known.add(registry);
            }
        });
        List<String> registries = List.copyOf(known);
        List<Boolean> probes = registries.stream()
                .map(registry -> standings.get(registry) == Standing.PROBED)
                .toList();
        List<Integer> rooms = new ArrayList<>();
        for (int i = 0; i < registries.size(); i++) {
            rooms.add(probes.get(i) ? 1 : claim.room().getOrDefault(registries.get(i), claim.otherwise()));
        }
        statement.setArray(1, connection.createArrayOf("text", registries.toArray()));
        statement.setArray(2, connection.createArrayOf("integer", rooms.toArray()));
        statement.setArray(3, connection.createArrayOf("boolean", probes.toArray()));
    }

    /** @return false if somebody else has it by now */
    boolean extend(ClaimedUpstream upstream, Duration lease) {
        return database.transaction(connection -> update(connection, EXTEND, lease, upstream));
    }

    /** Everybody who follows it has the next time: it is due at the first of these, or gone if nobody follows it. */
    void release(ClaimedUpstream upstream) {
        database.change(connection -> {
            // A statement of its own: those after it see what was committed while this one waited.
            if (isOurs(connection, upstream)) {
                try (PreparedStatement statement = connection.prepareStatement(REMOVE_UNFOLLOWED)) {
                    statement.setString(1, upstream.key());
                    statement.executeUpdate();
                }
                try (PreparedStatement statement = connection.prepareStatement(RELEASE)) {
                    statement.setLong(1, hintSpacing.toMillis());
                    statement.setString(2, upstream.key());
                    statement.executeUpdate();
                }
            }
        });
    }

    /** Some who follow it have not been served. */
    void postpone(ClaimedUpstream upstream, Duration delay) {
        database.change(connection -> update(connection, RELEASE_UNTIL, delay, upstream));
    }

    /** Part of the caller's transaction. @param delays until each is looked at, at the latest; those known may be sooner */
    void follow(Connection connection, Map<UpstreamKey, Duration> delays) throws SQLException {
        Collection<UpstreamKey> keys = delays.keySet();
        try (PreparedStatement statement = connection.prepareStatement(FOLLOW)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text", keys.stream().map(UpstreamKey::text).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "text", keys.stream().map(UpstreamKey::registry).toArray()));
            statement.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint",
                            delays.values().stream().map(Duration::toMillis).toArray()));
            statement.executeUpdate();
        }
    }

    private static boolean isOurs(Connection connection, ClaimedUpstream upstream) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setString(1, upstream.key());
            statement.setLong(2, upstream.claim());
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static boolean update(Connection connection, String change, Duration time, ClaimedUpstream upstream)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(change)) {
            statement.setLong(1, time.toMillis());
            statement.setString(2, upstream.key());
            statement.setLong(3, upstream.claim());
            return statement.executeUpdate() == 1;
        }
    }
}
