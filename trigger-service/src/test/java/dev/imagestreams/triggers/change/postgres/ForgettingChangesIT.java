package dev.imagestreams.triggers.change.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerChange;
import dev.imagestreams.triggers.testing.TriggerApi;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ForgettingChangesIT {

    private static final String URL = "https://ci.example/hook";

    @Inject
    JdbcChangeLog log;

    @Inject
    DataSource database;

    private final TriggerApi api = TriggerApi.inNewNamespace();

    @Test
    void whoFollowsFromBeforeWhatIsKeptHasToListAgain() throws SQLException {
        Trigger first = api.webhook("first", URL);
        Trigger second = api.webhook("second", URL);
        Trigger third = api.webhook("third", URL);
        // Its replica's clock is behind: what is older than it goes with it.
        age(second);

        log.forget();

        api.changes("?after=" + first.revision()).then().statusCode(410).body("code", equalTo("EXPIRED"));
        assertThat(api.changesAfter(second.revision()))
                .extracting(TriggerChange::trigger)
                .extracting(Trigger::uid)
                .containsExactly(third.uid());
        age(third);
        log.forget();
        api.changes("?after=" + second.revision()).then().statusCode(410);
        assertThat(api.changesAfter(third.revision())).isEmpty();
        assertThat(api.list().resourceVersion()).isEqualTo(third.revision());
    }

    private void age(Trigger trigger) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "update change set recorded = recorded - interval '61 minutes' where version = ?")) {
            statement.setLong(1, trigger.revision());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
