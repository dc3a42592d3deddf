package dev.imagestreams.tags.change;

import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.tags.TagServiceClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/**
 * What was stored before images were objects and history was dated is still there afterwards, with plausible values. Plays
 * the migrations on tables of one connection only.
 */
@QuarkusTest
class MigrationIT {

    @Inject
    DataSource dataSource;

    @Test
    void rowsOfTheFirstVersionsAreCompleted() throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("set search_path to pg_temp");
            migrate(sql, "V1__create_streams", "V2__create_changes");
            sql.execute(
                    """
                    insert into stream values ('00000000-0000-0000-0000-000000000001', 'demo', 'app', 3, 1, now(), '{}', '{}',
                                               false, null, '[]', 2, null);
                    insert into tag_event values
                        ('00000000-0000-0000-0000-000000000001', 1, 'a', '2026-01-02T00:00:00Z', 'x/y@1', '%s', 1, 'alice',
                         'TAG', 1, 3),
                        ('00000000-0000-0000-0000-000000000001', 2, 'a', '2026-01-01T00:00:00Z', 'x/y@2', null, 1, 'alice',
                         'TAG', 2, null);
                    insert into stream_change values (3, 'MODIFIED', '2026-01-05T00:00:00Z', '{}');
                    insert into image values ('%s', '2026-01-02T00:00:00Z', '%s'), ('%s', now(), '%s');
                    update change_counter set value = 3;
                    """
                            .formatted(
                                    digest("one"),
                                    digest("one"),
                                    TagServiceClient.json(image("one")),
                                    digest("child"),
                                    TagServiceClient.json(image("child"))));

            migrate(sql, "V3__keep_images_as_objects", "V4__attribute_history", "V5__limit_namespaces");

            assertThat(one(sql, "select recorded = '2026-01-02T00:00:00Z' from tag_event where position = 1"))
                    .isEqualTo("t");
            assertThat(one(sql, "select retired = '2026-01-05T00:00:00Z' from tag_event where position = 1"))
                    .isEqualTo("t");
            assertThat(one(sql, "select recorded = '2026-01-02T00:00:00Z' from tag_event where position = 2"))
                    .as("not before the entry below it")
                    .isEqualTo("t");
            assertThat(one(sql, "select resource_version from image where digest = '" + digest("one") + "'"))
                    .isEqualTo("1");
            assertThat(one(sql, "select resource_version from image where digest = '" + digest("child") + "'"))
                    .isEqualTo("3");
            assertThat(one(sql, "select count(distinct uid) from image")).isEqualTo("2");
            sql.execute("discard temp");
            sql.execute("reset search_path");
        }
    }

    private static void migrate(Statement sql, String... migrations) throws SQLException, IOException {
        for (String migration : migrations) {
            try (InputStream script = MigrationIT.class.getResourceAsStream("/db/migration/" + migration + ".sql")) {
                sql.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static String one(Statement sql, String query) throws SQLException {
        try (ResultSet row = sql.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
