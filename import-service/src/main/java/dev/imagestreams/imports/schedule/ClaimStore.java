package dev.imagestreams.imports.schedule;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.imports.database.LeaseClaim;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.outage.OutageStore;
import dev.imagestreams.imports.outage.Standing;
import dev.imagestreams.model.stream.Announcement;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Claims what is to be looked at now: what is due, as far as its registry has room, and a probe of each that was left alone. */
@Singleton
public class ClaimStore {

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
                case when due.hinted then known.announced end as announced,
                (extract(epoch from due.late) * 1000)::bigint as late
            """;

    private final Database database;
    private final OutageStore outages;
    private final Duration probe;
    private final AtomicInteger away;

    public ClaimStore(Database database, OutageStore outages, ScheduleConfig config, MeterRegistry meters) {
        this.database = database;
        this.outages = outages;
        // As long again as a look may take, for storing what it came to.
        this.probe = config.timeLimit().multipliedBy(2);
        this.away = meters.gauge(MeterNames.REGISTRIES_AWAY, new AtomicInteger());
    }

    /** Of registries that are left alone and to be probed, one upstream each comes first. */
    List<ClaimedUpstream> claim(LeaseClaim claim) {
        return database.transaction(connection -> {
            Map<String, Standing> standings = outages.standings(connection, probe, Math.max(1, claim.limit() / 4));
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
                        String announced = rows.getString("announced");
                        claimed.add(new ClaimedUpstream(
                                rows.getString("upstream"),
                                registry,
                                rows.getLong("claim"),
                                // A probe wants to see it, whether or not anybody else does now.
                                rows.getBoolean("hinted") || standing == Standing.PROBED,
                                announced == null ? null : Json.read(announced, Announcement.class),
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
}
