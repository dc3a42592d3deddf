package dev.imagestreams.imports.outage;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.work.Backoff;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Outages in PostgreSQL, so that all replicas know of them and one of them looks whether they are over. All times are the
 * database's.
 */
@Singleton
public class OutageStore {

    /** Who dies with a probe leaves it to the next, a lease later. */
    private static final String STANDINGS =
            """
            with probed as (
                update registry_outage set probe_at = now() + ? * interval '1 millisecond'
                where registry in (
                    select registry from registry_outage where failures >= ? and probe_at <= now()
                    order by probe_at limit ? for update skip locked)
                returning registry)
            select outage.registry, failures, probed.registry is not null as probe
            from registry_outage outage left join probed on probed.registry = outage.registry
            """;

    private static final String KNOW =
            """
            insert into registry_outage (registry, failures, probe_at, noted_at) values (?, 0, now(), now())
            on conflict (registry) do update set noted_at = now()
            returning failures
            """;

    private static final String FAIL =
            """
            update registry_outage
            set failures = ?, probe_at = case when failures = ? then probe_at else now() + ? * interval '1 millisecond' end
            where registry = ?
            """;

    private static final String END =
            "delete from registry_outage where registry = any (?) returning registry, failures";

    /** What nobody has asked for since yesterday is nobody's concern. */
    private static final String FORGET_OLD = "delete from registry_outage where noted_at < now() - interval '1 day'";

    /** Those who wait because it failed, spread over a time that grows with their number. */
    private static final String RESUME =
            """
            with failing as (
                select upstream from upstream known
                where registry = ? and exists (
                    select from scheduled_tag where upstream = known.upstream and failures > 0)
                order by upstream
                for update)
            update upstream known
            set due_at = least(known.due_at,
                now() + random() * (select count(*) from failing) / ? * interval '1 second')
            from failing
            where known.upstream = failing.upstream
            """;

    /** How long that there are none is taken for known; what another replica notices is heard then. */
    private static final long NONE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Database database;
    private final OutageRule rule;
    private final int resumedPerSecond;

    /** Whether there may be any: who imports from registries that answer need not ask each time. */
    private volatile boolean any = true;

    private volatile long askedAt = System.nanoTime();

    public OutageStore(Database database, OutageConfig config) {
        this.database = database;
        this.rule = new OutageRule(config.failures(), new Backoff(config.firstPause(), config.longestPause()));
        this.resumedPerSecond = Math.max(1, config.resumedPerSecond());
    }

    /**
     * Part of the caller's transaction, which claims something of each registry that is probed.
     *
     * @param lease until when nobody else probes those
     * @param probes at most
     * @return of registries that are not sound
     */
    public Map<String, Standing> standings(Connection connection, Duration lease, int probes) throws SQLException {
        long now = System.nanoTime();
        if (!any && now - askedAt < NONE_NANOS) {
            return Map.of();
        }
        askedAt = now;
        try (PreparedStatement statement = connection.prepareStatement(STANDINGS)) {
            statement.setLong(1, lease.toMillis());
            statement.setInt(2, rule.threshold());
            statement.setInt(3, probes);
            Map<String, Standing> standings = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Standing unasked =
                            rule.leftAlone(rows.getInt("failures")) ? Standing.LEFT_ALONE : Standing.DOUBTFUL;
                    standings.put(rows.getString("registry"), rows.getBoolean("probe") ? Standing.PROBED : unasked);
                }
            }
            any = !standings.isEmpty();
            return standings;
        }
    }

    /** @return for how long it is left alone now; empty if it is looked at as usual, or was left alone before */
    Optional<Duration> failed(String registry, boolean probe) {
        any = true;
        return database.transaction(connection -> {
            int before = know(connection, registry);
            int failures = rule.afterFailure(before, probe);
            Optional<Duration> pause = rule.pause(failures);
            try (PreparedStatement statement = connection.prepareStatement(FAIL)) {
                statement.setInt(1, failures);
                statement.setInt(2, failures);
                statement.setLong(3, pause.orElse(Duration.ZERO).toMillis());
                statement.setString(4, registry);
                statement.executeUpdate();
            }
            return failures == before ? Optional.empty() : pause;
        });
    }

    /** They have answered. @return how many of them had been left alone, and are looked at again */
    int answered(Collection<String> registries) {
        if (!any) {
            return 0;
        }
        return database.transaction(connection -> {
            int back = 0;
            try (PreparedStatement statement = connection.prepareStatement(END)) {
                statement.setArray(1, connection.createArrayOf("text", registries.toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        if (rule.leftAlone(rows.getInt("failures"))) {
                            resume(connection, rows.getString("registry"));
                            back++;
                        }
                    }
                }
            }
            return back;
        });
    }

    private static int know(Connection connection, String registry) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET_OLD);
                PreparedStatement know = connection.prepareStatement(KNOW)) {
            forget.executeUpdate();
            know.setString(1, registry);
            try (ResultSet rows = know.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void resume(Connection connection, String registry) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(RESUME)) {
            statement.setString(1, registry);
            statement.setDouble(2, resumedPerSecond);
            statement.executeUpdate();
        }
    }
}
