package dev.imagestreams.embedded.postgres;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Where a PostgreSQL server keeps its data and listens.
 *
 * @param data the cluster's directory; kept between runs
 * @param log the file the server writes its log to
 * @param port on loopback
 * @param password of the superuser {@code postgres}; takes effect when the cluster is made
 */
public record PostgresSettings(Path data, Path log, int port, String password) {

    public PostgresSettings {
        data = data.toAbsolutePath();
        log = log.toAbsolutePath();
        Objects.requireNonNull(password);
    }

    @Override
    public String toString() {
        return "PostgresSettings[data=" + data + ", port=" + port + ", password=hidden]";
    }
}
