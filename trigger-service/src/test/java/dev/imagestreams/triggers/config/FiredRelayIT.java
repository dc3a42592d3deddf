package dev.imagestreams.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import dev.imagestreams.model.event.EventType;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What one config has fired is no other's concern. */
@QuarkusTest
class FiredRelayIT {

    private static final int LARGER_THAN_AN_EVENT = 4_300_000;

    @Inject
    DataSource database;

    private final ConfigApi api = new ConfigApi("buildconfigs");

    @Test
    void whatIsTooLargeForItsTopicDoesNotKeepOthersFromBeingToldOnce() throws SQLException {
        oweTooLarge();

        api.create(
                        """
                        {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"after"},
                         "spec":{"triggers":[{"type":"ConfigChange"}]}}""")
                .statusCode(201);

        await().atMost(Duration.ofSeconds(60)).until(() -> owed() == 0);
        assertThat(api.told(EventType.BUILD_TRIGGERED, "after", 1)).hasSize(1);
    }

    @Test
    void aRequestThatLeavesNoRoomForAnImageIsRefused() {
        api.create(
                        """
                        {"kind":"BuildConfig","apiVersion":"build.openshift.io/v1","metadata":{"name":"asked"},
                         "spec":{"triggers":[]}}""")
                .statusCode(201);

        TriggerApi.request()
                .body("{\"request\":{\"env\":\"" + "x".repeat(1 << 20) + "\"}}")
                .post("/internal/v1/configs/buildconfigs/" + api.namespace() + "/asked/instantiate")
                .then()
                .statusCode(413)
                .body("message", containsString("1048576"));
    }

    private long owed() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select count(*) from config_fired where told is null and starts_with(event ->> 'trigger', ?)")) {
            statement.setString(1, api.namespace());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void oweTooLarge() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        """
                        insert into config_fired (config, number, kind, event)
                        values (gen_random_uuid(), 1, 'BUILD_CONFIG', jsonb_build_object(
                            'trigger', ? || '/large', 'consumer', 'buildconfigs/large', 'number', 1,
                            'request', jsonb_build_object('env', repeat('x', ?))))
                        """)) {
            statement.setString(1, api.namespace());
            statement.setInt(2, LARGER_THAN_AN_EVENT);
            statement.executeUpdate();
        }
    }
}
