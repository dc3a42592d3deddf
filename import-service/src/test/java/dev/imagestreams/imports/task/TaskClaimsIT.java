package dev.imagestreams.imports.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A task under its fifth claim, leased for so long that nobody claims it here. */
@QuarkusTest
class TaskClaimsIT {

    private static final Duration LEASE = Duration.ofHours(1);

    private final ImportRequested request = new ImportRequested(
            new StreamKey("team", "claims-" + UUID.randomUUID()),
            UUID.randomUUID(),
            1,
            new Attribution("ann", Cause.TAG),
            List.of(),
            List.of());
    private final UUID event = UUID.randomUUID();
    private final ImportTask overtaken = claimed(4);
    private final ImportTask held = claimed(5);

    @Inject
    DataSource database;

    @Inject
    TaskStore tasks;

    @BeforeEach
    void store() throws Exception {
        change(
                """
                insert into import_task (event, stream, request, requested_at, due_at, attempts, claim)
                values (?, ?, ?::jsonb, now(), now() + interval '1 hour', 1, 5)""",
                event,
                request.stream().toString(),
                ModelJson.mapper().writeValueAsString(request));
    }

    @AfterEach
    void remove() throws Exception {
        change("delete from import_task where event = ?", event);
    }

    @Test
    void whoIsAliveKeepsIt() throws Exception {
        tasks.renew(List.of(overtaken, held), LEASE.multipliedBy(3));

        assertThat(hoursLeft()).isBetween(2.0, 3.0);
    }

    @Test
    void whoWasOvertakenNeitherKeepsNorEndsIt() throws Exception {
        tasks.renew(List.of(overtaken), LEASE.multipliedBy(3));
        tasks.postpone(overtaken, Duration.ZERO);
        tasks.tryAgain(overtaken, Duration.ZERO, false);
        tasks.finish(overtaken, List.of(), List.of());

        assertThat(hoursLeft()).isBetween(0.5, 1.0);
    }

    @Test
    void aLateHeartbeatDoesNotPutOffTheNextAttempt() throws Exception {
        tasks.tryAgain(held, LEASE, true);

        tasks.renew(List.of(held), LEASE.multipliedBy(3));

        assertThat(hoursLeft()).isBetween(0.5, 1.0);
    }

    private ImportTask claimed(long claim) {
        return new ImportTask(event, request, Instant.now(), claim, 1, "", ToldParts.NONE);
    }

    private double hoursLeft() throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select extract(epoch from due_at - now()) / 3600 from import_task where event = ?")) {
            statement.setObject(1, event);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).as("the task is there").isTrue();
                return rows.getDouble(1);
            }
        }
    }

    private void change(String sql, Object... values) throws Exception {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
