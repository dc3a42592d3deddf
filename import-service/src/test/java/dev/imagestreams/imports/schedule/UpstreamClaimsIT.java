package dev.imagestreams.imports.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.outage.Standing;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An upstream under its fifth claim, leased for so long that nobody claims it here. */
@QuarkusTest
class UpstreamClaimsIT {

    private static final Duration LEASE = Duration.ofHours(1);

    private final String key = "registry.example/" + UUID.randomUUID() + ":1";
    private final ClaimedUpstream overtaken = claimed(4);
    private final ClaimedUpstream held = claimed(5);

    @Inject
    DataSource database;

    @Inject
    UpstreamStore upstreams;

    @BeforeEach
    void store() throws Exception {
        change(
                """
                insert into upstream (upstream, registry, due_at, leased_until, claim)
                values (?, 'registry.example', now() + interval '1 day', now() + interval '1 hour', 5)""");
    }

    @AfterEach
    void remove() throws Exception {
        change("delete from upstream where upstream = ?");
    }

    @Test
    void whoIsAliveKeepsIt() throws Exception {
        upstreams.renew(List.of(overtaken, held), LEASE.multipliedBy(3));

        assertThat(hoursLeft()).isBetween(2.0, 3.0);
    }

    @Test
    void whoWasOvertakenDoesNot() throws Exception {
        upstreams.renew(List.of(overtaken), LEASE.multipliedBy(3));

        assertThat(hoursLeft()).isBetween(0.5, 1.0);
    }

    @Test
    void aLateHeartbeatDoesNotTakeItBack() throws Exception {
        upstreams.postpone(held, Duration.ofDays(1));

        upstreams.renew(List.of(held), LEASE.multipliedBy(3));

        assertThat(hoursLeft()).as("no lease").isNaN();
    }

    private ClaimedUpstream claimed(long claim) {
        return new ClaimedUpstream(key, "registry.example", claim, false, null, Standing.SOUND, Duration.ZERO);
    }

    private double hoursLeft() throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select extract(epoch from leased_until - now()) / 3600 from upstream where upstream = ?")) {
            statement.setString(1, key);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).as("the upstream is there").isTrue();
                double hours = rows.getDouble(1);
                return rows.wasNull() ? Double.NaN : hours;
            }
        }
    }

    private void change(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            statement.executeUpdate();
        }
    }
}
