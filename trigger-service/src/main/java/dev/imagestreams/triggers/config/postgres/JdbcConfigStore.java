package dev.imagestreams.triggers.config.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.triggers.config.ConfigKind;
import dev.imagestreams.triggers.config.ConfigStore;
import dev.imagestreams.triggers.config.StoredConfig;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.database.PgColumns;
import dev.imagestreams.triggers.pointer.TagKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Configs as documents, and which tags each follows as rows. A batch of any size takes the same number of statements. */
@ApplicationScoped
class JdbcConfigStore implements ConfigStore {

    /** The pair is this service's name for the lock: nobody else in the database takes it. */
    private static final String LOCK = "select pg_advisory_xact_lock(1668246118, 1)";

    private static final String LOCK_SHARED = "select pg_advisory_xact_lock_shared(1668246118, 1)";

    private static final String CONFIG = "select kind, namespace, name, uid, content from config ";

    private static final String ONE = CONFIG + "where kind = ? and namespace = ? and name = ?";

    private static final String ALL =
            CONFIG + "where kind = ? and (?::text is null or namespace = ?) order by namespace, name";

    private static final String VERSION = "select case when is_called then last_value else 0 end from config_version";

    private static final String NEXT_VERSIONS = "select nextval('config_version') from generate_series(1, ?)";

    private static final String FOLLOWED =
            """
            select exists (
                select 1 from config_follow
                join unnest(?::text[], ?::text[], ?::text[]) as moved (namespace, stream, tag)
                    using (namespace, stream, tag))
            """;

    private static final String FOLLOWING = CONFIG
            + """
                    where uid in (
                        select config from config_follow
                        join unnest(?::text[], ?::text[], ?::text[]) as moved (namespace, stream, tag)
                            using (namespace, stream, tag))
                    order by uid
                    for update
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

    private static final String FOLLOW_NOTHING = "delete from config_follow where config = ?";

    private static final String FOLLOW =
            """
            insert into config_follow (config, namespace, stream, tag)
            select ?, * from unnest(?::text[], ?::text[], ?::text[])
            """;

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final DataSource database;

    JdbcConfigStore(DataSource database) {
        this.database = database;
    }

    /** Uses a statement. */
    @FunctionalInterface
    private interface Use<T> {
        T with(Connection connection, PreparedStatement statement) throws SQLException;
    }

    @Override
    public void lockForWriting() {
        run("lock configs", LOCK, (connection, statement) -> statement.execute());
    }

    @Override
    public void lockForMoves() {
        run("lock configs", LOCK_SHARED, (connection, statement) -> statement.execute());
    }

    @Override
    public Optional<StoredConfig> find(ConfigKind kind, String namespace, String name) {
        return run("find a config", ONE, (connection, statement) -> {
            statement.setString(1, kind.name());
            statement.setString(2, namespace);
            statement.setString(3, name);
            return configs(statement).stream().findFirst();
        });
    }

    @Override
    public List<StoredConfig> list(ConfigKind kind, @Nullable String namespace) {
        return run("list configs", ALL, (connection, statement) -> {
            statement.setString(1, kind.name());
            statement.setString(2, namespace);
            statement.setString(3, namespace);
            return configs(statement);
        });
    }

    @Override
    public long version() {
        return run("read the version of configs", VERSION, (connection, statement) -> numbers(statement)
                .get(0));
    }

    @Override
    public boolean isFollowed(Collection<TagKey> tags) {
        return run("look for followers", FOLLOWED, (connection, statement) -> {
            bind(connection, statement, List.copyOf(tags), 1);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        });
    }

    @Override
    public List<StoredConfig> following(Collection<TagKey> tags) {
        return run("find followers", FOLLOWING, (connection, statement) -> {
            bind(connection, statement, List.copyOf(tags), 1);
            return configs(statement);
        });
    }

    @Override
    public StoredConfig add(StoredConfig config) {
        StoredConfig versioned = versioned(List.of(config)).get(0);
        run("add a config", ADD, (connection, statement) -> {
            statement.setString(1, versioned.kind().name());
            statement.setString(2, versioned.namespace());
            statement.setString(3, versioned.name());
            statement.setObject(4, versioned.uid());
            statement.setString(5, json(versioned));
            return statement.executeUpdate();
        });
        follow(versioned);
        return versioned;
    }

    @Override
    public StoredConfig replace(StoredConfig config) {
        StoredConfig versioned = versioned(List.of(config)).get(0);
        write(List.of(versioned));
        byUid("forget what a config followed", FOLLOW_NOTHING, config);
        follow(versioned);
        return versioned;
    }

    @Override
    public void replaceFired(List<StoredConfig> configs) {
        write(versioned(configs));
    }

    @Override
    public void remove(StoredConfig config) {
        byUid("remove a config", REMOVE, config);
    }

    private List<StoredConfig> versioned(List<StoredConfig> configs) {
        List<Long> versions = run("number configs", NEXT_VERSIONS, (connection, statement) -> {
            statement.setInt(1, configs.size());
            return numbers(statement);
        });
        List<StoredConfig> versioned = new ArrayList<>();
        for (int i = 0; i < configs.size(); i++) {
            versioned.add(configs.get(i).withVersion(versions.get(i)));
        }
        return versioned;
    }

    private void write(List<StoredConfig> configs) {
        run("replace configs", REPLACE, (connection, statement) -> {
            new PgColumns<>(connection, statement, configs)
                    .column("uuid", StoredConfig::uid)
                    .column("text", JdbcConfigStore::json);
            return statement.executeUpdate();
        });
    }

    private void follow(StoredConfig config) {
        List<TagKey> tags = List.copyOf(config.follows());
        if (!tags.isEmpty()) {
            run("note what a config follows", FOLLOW, (connection, statement) -> {
                statement.setObject(1, config.uid());
                bind(connection, statement, tags, 2);
                return statement.executeUpdate();
            });
        }
    }

    private void byUid(String what, String sql, StoredConfig config) {
        run(what, sql, (connection, statement) -> {
            statement.setObject(1, config.uid());
            return statement.executeUpdate();
        });
    }

    private static void bind(Connection connection, PreparedStatement statement, List<TagKey> tags, int first)
            throws SQLException {
        new PgColumns<>(connection, statement, tags, first)
                .column("text", tag -> tag.stream().namespace())
                .column("text", tag -> tag.stream().name())
                .column("text", tag -> tag.tag().value());
    }

    private static List<StoredConfig> configs(PreparedStatement statement) throws SQLException {
        List<StoredConfig> configs = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                configs.add(new StoredConfig(
                        ConfigKind.valueOf(rows.getString("kind")),
                        rows.getString("namespace"),
                        rows.getString("name"),
                        rows.getObject("uid", UUID.class),
                        content(rows.getString("content"))));
            }
        }
        return configs;
    }

    private static List<Long> numbers(PreparedStatement statement) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
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

    private <T> T run(String what, String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.with(connection, statement);
        } catch (SQLException e) {
            throw new DatabaseException(what, e);
        }
    }
}
