package dev.imagestreams.triggers.config.postgres;

import dev.imagestreams.triggers.config.StoredConfig;
import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.pointer.TagKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/** Which tags each config follows, as rows: so those who follow one of many tags are found by one statement. */
final class PgConfigFollows {

    private static final String FOLLOWED =
            """
            select exists (
                select 1 from config_follow
                join unnest(?::text[], ?::text[], ?::text[]) as moved (namespace, stream, tag)
                    using (namespace, stream, tag))
            """;

    private static final String FOLLOWING = PgConfigs.COLUMNS
            + """
                    where uid in (
                        select config from config_follow
                        join unnest(?::text[], ?::text[], ?::text[]) as moved (namespace, stream, tag)
                            using (namespace, stream, tag))
                    order by uid
                    for update
                    """;

    private static final String FORGET = "delete from config_follow where config = ?";

    private static final String NOTE =
            """
            insert into config_follow (config, namespace, stream, tag)
            select ?, * from unnest(?::text[], ?::text[], ?::text[])
            """;

    private PgConfigFollows() {}

    static boolean any(Connection connection, Collection<TagKey> tags) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOLLOWED)) {
            bind(connection, statement, List.copyOf(tags), 1);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** Locks them. */
    static List<StoredConfig> following(Connection connection, Collection<TagKey> tags) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FOLLOWING)) {
            bind(connection, statement, List.copyOf(tags), 1);
            return PgConfigs.read(statement);
        }
    }

    static void note(Connection connection, StoredConfig config) throws SQLException {
        List<TagKey> tags = List.copyOf(config.follows());
        if (tags.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(1, config.uid());
            bind(connection, statement, tags, 2);
            statement.executeUpdate();
        }
    }

    static void forget(Connection connection, StoredConfig config) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setObject(1, config.uid());
            statement.executeUpdate();
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<TagKey> tags, int first)
            throws SQLException {
        new PgColumns<>(connection, statement, tags, first)
                .column("text", tag -> tag.stream().namespace())
                .column("text", tag -> tag.stream().name())
                .column("text", tag -> tag.tag().value());
    }
}
