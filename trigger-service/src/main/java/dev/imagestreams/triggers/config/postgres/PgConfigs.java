package dev.imagestreams.triggers.config.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.triggers.config.ConfigKind;
import dev.imagestreams.triggers.config.ConfigStore;
import dev.imagestreams.triggers.config.StoredConfig;
import dev.imagestreams.triggers.database.PgColumns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The rows of configs: each a document, with what it is found by beside it. */
final class PgConfigs {

    static final String COLUMNS = "select kind, namespace, name, uid, content from config ";

    private static final String ONE = COLUMNS + "where kind = ? and namespace = ? and name = ?";

    /** One statement, so that the configs and the version are of one moment; without configs, the version alone. */
    private static final String ALL =
            """
            select change_counter.value as version, kind, namespace, name, uid, content
            from change_counter
            left join config on kind = ? and (?::text is null or namespace = ?)
            order by namespace, name
            """;

    private static final String ADD =
            "insert into config (kind, namespace, name, uid, content) values (?, ?, ?, ?, ?::jsonb)";

    private static final String REPLACE =
            """
            update config set content = changed.content
            from unnest(?::uuid[], ?::jsonb[]) as changed (uid, content)
            where config.uid = changed.uid
            """;

    private static final String REMOVE = "delete from config where uid = ?";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private PgConfigs() {}

    /** One at most. */
    static List<StoredConfig> find(Connection connection, ConfigKind kind, String namespace, String name)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setString(1, kind.name());
            statement.setString(2, namespace);
            statement.setString(3, name);
            return read(statement);
        }
    }

    static ConfigStore.Listing list(Connection connection, ConfigKind kind, @Nullable String namespace)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setString(1, kind.name());
            statement.setString(2, namespace);
            statement.setString(3, namespace);
            List<StoredConfig> configs = new ArrayList<>();
            long version = 0;
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    version = rows.getLong("version");
                    if (rows.getObject("uid") != null) {
                        configs.add(config(rows));
                    }
                }
            }
            return new ConfigStore.Listing(configs, version);
        }
    }

    static void add(Connection connection, StoredConfig config) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD)) {
            statement.setString(1, config.kind().name());
            statement.setString(2, config.namespace());
            statement.setString(3, config.name());
            statement.setObject(4, config.uid());
            statement.setString(5, json(config));
            statement.executeUpdate();
        }
    }

    static void replace(Connection connection, List<StoredConfig> configs) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REPLACE)) {
            new PgColumns<>(connection, statement, configs)
                    .column("uuid", StoredConfig::uid)
                    .column("text", PgConfigs::json);
            statement.executeUpdate();
        }
    }

    static void remove(Connection connection, StoredConfig config) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
            statement.setObject(1, config.uid());
            statement.executeUpdate();
        }
    }

    /** @param statement that selects {@link #COLUMNS} */
    static List<StoredConfig> read(PreparedStatement statement) throws SQLException {
        List<StoredConfig> configs = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                configs.add(config(rows));
            }
        }
        return configs;
    }

    private static StoredConfig config(ResultSet row) throws SQLException {
        return new StoredConfig(
                ConfigKind.valueOf(row.getString("kind")),
                row.getString("namespace"),
                row.getString("name"),
                row.getObject("uid", UUID.class),
                content(row.getString("content")));
    }

    private static String json(StoredConfig config) {
        try {
            return ModelJson.mapper().writeValueAsString(config.content());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static Map<String, Object> content(String json) {
        try {
            return ModelJson.mapper().readValue(json, OBJECT);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }
}
