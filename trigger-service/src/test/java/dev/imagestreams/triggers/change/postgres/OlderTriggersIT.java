package dev.imagestreams.triggers.change.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Triggers from before their changes had an order. */
class OlderTriggersIT {

    private static final String SERVER = System.getProperty("imagestreams.test.database");
    private static final String SCHEMA = "older_triggers";

    @Test
    void getVersionsThatNobodyHasReadBefore() throws SQLException {
        migrate("50");
        try (Connection connection = DriverManager.getConnection(SERVER, PostgresServer.SUPERUSER, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
            statement.execute(
                    """
                    insert into trigger (uid, namespace, name, paused, target_kind, target, revision, created_by, created)
                    values (gen_random_uuid(), 'a', 'younger', false, 'build', 'b', 7, 'anna', now()),
                           (gen_random_uuid(), 'a', 'older', false, 'build', 'b', 2, 'anna', now() - interval '1 day')
                    """);

            migrate("51");

            assertThat(numbers(statement, "select revision from trigger order by created"))
                    .containsExactly(8L, 9L);
            assertThat(numbers(statement, "select value from trigger_change_counter"))
                    .containsExactly(9L);
        }
    }

    private static void migrate(String version) {
        Flyway.configure()
                .dataSource(SERVER, PostgresServer.SUPERUSER, "postgres")
                .schemas(SCHEMA)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static List<Long> numbers(Statement statement, String query) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }
}
