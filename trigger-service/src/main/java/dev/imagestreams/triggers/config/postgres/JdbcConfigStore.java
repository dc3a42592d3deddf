package dev.imagestreams.triggers.config.postgres;

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

    JdbcConfigStore(DataSource database) {
        this.database = database;
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
        run("lock configs", PgConfigVersions::lock);
    }

    @Override
    public void lockForMoves() {
        run("lock configs", PgConfigVersions::lockShared);
    }

    @Override
    public Optional<StoredConfig> find(ConfigKind kind, String namespace, String name) {
        return ask("find a config", connection -> PgConfigs.find(connection, kind, namespace, name)).stream()
                .findFirst();
    }

    @Override
    public List<StoredConfig> list(ConfigKind kind, @Nullable String namespace) {
        return ask("list configs", connection -> PgConfigs.list(connection, kind, namespace));
    }

    @Override
    public long version() {
        return ask("read the version of configs", PgConfigVersions::newest);
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
        return ask("add a config", connection -> {
            StoredConfig versioned =
                    PgConfigVersions.next(connection, List.of(config)).get(0);
            PgConfigs.add(connection, versioned);
            PgConfigFollows.note(connection, versioned);
            return versioned;
        });
    }

    @Override
    public StoredConfig replace(StoredConfig config) {
        return ask("replace a config", connection -> {
            List<StoredConfig> versioned = PgConfigVersions.next(connection, List.of(config));
            PgConfigs.replace(connection, versioned);
            PgConfigFollows.forget(connection, config);
            PgConfigFollows.note(connection, versioned.get(0));
            return versioned.get(0);
        });
    }

    @Override
    public void replaceFired(List<StoredConfig> configs) {
        run("replace configs", connection -> PgConfigs.replace(connection, PgConfigVersions.next(connection, configs)));
    }

    @Override
    public void remove(StoredConfig config) {
        run("remove a config", connection -> PgConfigs.remove(connection, config));
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
