package dev.imagestreams.triggers.config.postgres;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.triggers.config.ConfigChanges;
import dev.imagestreams.triggers.config.ConfigKind;
import dev.imagestreams.triggers.config.ConfigStore;
import dev.imagestreams.triggers.config.StoredConfig;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.pointer.TagKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Configs as documents, and which tags each follows as rows. A batch of any size takes the same number of statements; the
 * SQL stands beside.
 */
@ApplicationScoped
class JdbcConfigStore implements ConfigStore {

    private final DataSource database;
    private final ConfigChanges changes;

    JdbcConfigStore(DataSource database, ConfigChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** Asks the database for something. */
    @FunctionalInterface
    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Has the database do something. */
    @FunctionalInterface
    private interface Act {
        void on(Connection connection) throws SQLException;
    }

    @Override
    public void lockForWriting() {
        run("lock configs", PgConfigLocks::lock);
    }

    @Override
    public void lockForMoves() {
        run("lock configs", PgConfigLocks::lockShared);
    }

    @Override
    public Optional<StoredConfig> find(ConfigKind kind, String namespace, String name) {
        return ask("find a config", connection -> PgConfigs.find(connection, kind, namespace, name)).stream()
                .findFirst();
    }

    @Override
    public Listing list(ConfigKind kind, @Nullable String namespace) {
        return ask("list configs", connection -> PgConfigs.list(connection, kind, namespace));
    }

    @Override
    public boolean isFollowed(Collection<TagKey> tags) {
        return ask("look for followers", connection -> PgConfigFollows.any(connection, tags));
    }

    @Override
    public List<StoredConfig> following(Collection<TagKey> tags) {
        return ask("find followers", connection -> PgConfigFollows.following(connection, tags));
    }

    @Override
    public StoredConfig add(StoredConfig config) {
        StoredConfig versioned =
                changes.record(Change.Type.ADDED, List.of(config)).get(0);
        return ask("add a config", connection -> {
            PgConfigs.add(connection, versioned);
            PgConfigFollows.note(connection, versioned);
            return versioned;
        });
    }

    @Override
    public StoredConfig replace(StoredConfig config) {
        List<StoredConfig> versioned = changes.record(Change.Type.MODIFIED, List.of(config));
        return ask("replace a config", connection -> {
            PgConfigs.replace(connection, versioned);
            PgConfigFollows.forget(connection, config);
            PgConfigFollows.note(connection, versioned.get(0));
            return versioned.get(0);
        });
    }

    @Override
    public void replaceFired(List<StoredConfig> configs) {
        if (!configs.isEmpty()) {
            List<StoredConfig> versioned = changes.record(Change.Type.MODIFIED, configs);
            run("replace configs", connection -> PgConfigs.replace(connection, versioned));
        }
    }

    @Override
    public StoredConfig remove(StoredConfig config) {
        run("remove a config", connection -> PgConfigs.remove(connection, config));
        return changes.record(Change.Type.DELETED, List.of(config)).get(0);
    }

    private <T> T ask(String what, Query<T> query) {
        try (Connection connection = database.getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new DatabaseException(what, e);
        }
    }

    private void run(String what, Act act) {
        try (Connection connection = database.getConnection()) {
            act.on(connection);
        } catch (SQLException e) {
            throw new DatabaseException(what, e);
        }
    }
}
