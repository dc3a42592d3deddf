package dev.imagestreams.imports.secret;

import dev.imagestreams.imports.database.Database;
import dev.imagestreams.imports.database.Json;
import dev.imagestreams.imports.secret.SecretCipher.Sealed;
import dev.imagestreams.model.api.Secret;
import dev.imagestreams.model.api.SecretDraft;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Secrets in PostgreSQL, sealed. Changes come one at a time, because each takes the next revision and holds it until it
 * is committed: who decides on a change sees what all earlier ones left.
 */
@Singleton
public class SecretStore {

    private static final String SELECT = "select namespace, name, uid, revision, created, key_id, sealed from secret ";

    private static final String FIND = SELECT + "where namespace = ? and name = ?";

    private static final String LIST =
            SELECT + "where (? or namespace = ?) and (? or type = any (?)) order by namespace, name";

    private static final String LIST_OF_NAMESPACES =
            SELECT + "where namespace = any (?) and type = any (?) order by namespace, name";

    private static final String LOCK_REVISION = "select revision from secret_revision for update";

    private static final String SET_REVISION = "update secret_revision set revision = ?";

    private static final String WRITE =
            """
            insert into secret (namespace, name, uid, revision, created, type, key_id, sealed)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (namespace, name) do update
            set revision = excluded.revision, type = excluded.type, key_id = excluded.key_id, sealed = excluded.sealed
            """;

    private static final String REMOVE = "delete from secret where namespace = ? and name = ?";

    private static final String KEYS_IN_USE = "select distinct key_id from secret";

    private static final String SEALED_WITH_ANOTHER_KEY = SELECT + "where key_id <> ? limit ? for update skip locked";

    private static final String RESEAL = "update secret set key_id = ?, sealed = ? where namespace = ? and name = ?";

    private final Database database;
    private final SecretCipher cipher;

    public SecretStore(Database database, SecretsConfig config) {
        this.database = database;
        this.cipher =
                new SecretCipher(config.key().orElse(""), config.previousKeys().orElse(List.of()));
    }

    Optional<Secret> find(String namespace, String name) {
        return database.transaction(connection -> find(connection, namespace, name));
    }

    /**
     * @param namespace null for all
     * @param types empty for all
     */
    List<Secret> list(@Nullable String namespace, List<String> types) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST)) {
                statement.setBoolean(1, namespace == null);
                statement.setString(2, namespace);
                statement.setBoolean(3, types.isEmpty());
                statement.setArray(4, connection.createArrayOf("text", types.toArray()));
                return read(statement);
            }
        });
    }

    List<Secret> list(List<String> namespaces, List<String> types) {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(LIST_OF_NAMESPACES)) {
                statement.setArray(1, connection.createArrayOf("text", namespaces.toArray()));
                statement.setArray(2, connection.createArrayOf("text", types.toArray()));
                return read(statement);
            }
        });
    }

    /**
     * @param dryRun answers what the change would have made, and leaves everything as it is
     * @param decision gets the secret as it is, and says what becomes of it; what it throws ends the change
     */
    Secret change(String namespace, String name, boolean dryRun, Function<Optional<Secret>, SecretChange> decision) {
        return database.transaction(connection -> {
            long revision = lockRevision(connection) + 1;
            SecretChange change = decision.apply(find(connection, namespace, name));
            if (change instanceof SecretChange.Leave) {
                return change.secret();
            }
            Secret decided = change.secret();
            Secret changed =
                    new Secret(decided.uid(), decided.namespace(), decided.spec(), revision, decided.created());
            if (!dryRun) {
                carryOut(connection, change, changed);
            }
            return changed;
        });
    }

    /** Ids of keys without which some secret cannot be opened, and that are not known. */
    List<String> missingKeys() {
        return database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(KEYS_IN_USE);
                    ResultSet rows = statement.executeQuery()) {
                List<String> missing = new ArrayList<>();
                while (rows.next()) {
                    if (!cipher.keyIds().contains(rows.getString(1))) {
                        missing.add(rows.getString(1));
                    }
                }
                return missing;
            }
        });
    }

    /** Seals some secrets with the current key that were sealed with another. @return how many; 0 when all are done */
    int reseal(int limit) {
        return database.transaction(connection -> {
            List<Secret> old;
            try (PreparedStatement statement = connection.prepareStatement(SEALED_WITH_ANOTHER_KEY)) {
                statement.setString(1, cipher.currentKeyId());
                statement.setInt(2, limit);
                old = read(statement);
            }
            try (PreparedStatement statement = connection.prepareStatement(RESEAL)) {
                for (Secret secret : old) {
                    Sealed sealed = seal(secret);
                    statement.setString(1, sealed.keyId());
                    statement.setBytes(2, sealed.content());
                    statement.setString(3, secret.namespace());
                    statement.setString(4, secret.spec().name());
                    statement.addBatch();
                }
                statement.executeBatch();
            }
            return old.size();
        });
    }

    private static long lockRevision(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK_REVISION);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void carryOut(Connection connection, SecretChange change, Secret changed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET_REVISION)) {
            statement.setLong(1, changed.revision());
            statement.executeUpdate();
        }
        if (change instanceof SecretChange.Remove) {
            try (PreparedStatement statement = connection.prepareStatement(REMOVE)) {
                statement.setString(1, changed.namespace());
                statement.setString(2, changed.spec().name());
                statement.executeUpdate();
            }
        } else {
            write(connection, changed);
        }
    }

    private void write(Connection connection, Secret secret) throws SQLException {
        Sealed sealed = seal(secret);
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            statement.setString(1, secret.namespace());
            statement.setString(2, secret.spec().name());
            statement.setObject(3, secret.uid());
            statement.setLong(4, secret.revision());
            statement.setTimestamp(5, Timestamp.from(secret.created()));
            statement.setString(6, secret.spec().type());
            statement.setString(7, sealed.keyId());
            statement.setBytes(8, sealed.content());
            statement.executeUpdate();
        }
    }

    private Optional<Secret> find(Connection connection, String namespace, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, namespace);
            statement.setString(2, name);
            return read(statement).stream().findFirst();
        }
    }

    private List<Secret> read(PreparedStatement statement) throws SQLException {
        List<Secret> secrets = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String namespace = row.getString("namespace");
                Sealed sealed = new Sealed(row.getString("key_id"), row.getBytes("sealed"));
                byte[] spec = cipher.open(namespace + '/' + row.getString("name"), sealed);
                secrets.add(new Secret(
                        row.getObject("uid", UUID.class),
                        namespace,
                        Json.read(new String(spec, StandardCharsets.UTF_8), SecretDraft.class),
                        row.getLong("revision"),
                        row.getTimestamp("created").toInstant()));
            }
        }
        return secrets;
    }

    private Sealed seal(Secret secret) {
        byte[] spec = Json.write(secret.spec()).getBytes(StandardCharsets.UTF_8);
        return cipher.seal(secret.namespace() + '/' + secret.spec().name(), spec);
    }
}
