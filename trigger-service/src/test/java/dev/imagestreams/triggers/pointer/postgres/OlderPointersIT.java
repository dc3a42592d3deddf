package dev.imagestreams.triggers.pointer.postgres;

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

/** Pointers from the time when it was kept elsewhere which event moved them. */
class OlderPointersIT {

    private static final String SERVER = System.getProperty("imagestreams.test.database");
    private static final String SCHEMA = "older_pointers";

    @Test
    void knowTheEventThatMovedThem() throws SQLException {
        migrate("53");
        try (Connection connection = DriverManager.getConnection(SERVER, PostgresServer.SUPERUSER, "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = " + SCHEMA);
            statement.execute(
                    """
                    insert into notice (event, namespace, stream, tag, change, body)
                    values ('00000000-0000-0000-0000-000000000001', 'a', 'app', 'told', '', '');
                    insert into tag_state (namespace, stream, tag, sequence, present, event)
                    values ('a', 'app', 'told', 7, true, '00000000-0000-0000-0000-000000000001');
                    insert into tag_pointer (namespace, stream, tag, resource_version, reference, policy, moved)
                    values ('a', 'app', 'told', 7, 'r/app:1', 'source', now()),
                           ('a', 'app', 'ancient', 3, 'r/app:0', 'source', now())
                    """);

            migrate("54");

            List<String> events = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("select event from tag_pointer order by tag")) {
                while (rows.next()) {
                    events.add(rows.getString("event"));
                }
            }
            assertThat(events).containsExactly(null, "00000000-0000-0000-0000-000000000001");
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
}
