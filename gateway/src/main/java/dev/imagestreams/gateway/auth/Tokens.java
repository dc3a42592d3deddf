package dev.imagestreams.gateway.auth;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The token file as it is now. It is looked at again at most every {@link AuthConfig#reloadEvery()} while requests come;
 * a version that cannot be read is reported and the last good one stays in force. Safe for concurrent use.
 */
@Startup
@ApplicationScoped
public class Tokens {

    private static final Logger LOG = Logger.getLogger(Tokens.class);

    private final Path path;
    private final long reloadEveryNanos;

    private volatile Loaded loaded;

    /** @throws UncheckedIOException if there is no readable token file: the gateway must not start without */
    Tokens(AuthConfig config) {
        path = config.file();
        reloadEveryNanos = config.reloadEvery().toNanos();
        try {
            loaded = load(Stamp.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException("IMAGESTREAMS_TOKEN_FILE cannot be read: " + path, e);
        }
        LOG.infof("token file read users=%d", loaded.file().size());
    }

    public Optional<User> find(String token) {
        if (System.nanoTime() - loaded.lookedAt() >= reloadEveryNanos) {
            refresh();
        }
        return loaded.file().find(token);
    }

    private synchronized void refresh() {
        try {
            Stamp stamp = Stamp.of(path);
            if (stamp.equals(loaded.stamp())) {
                loaded = new Loaded(loaded.file(), stamp, System.nanoTime());
            } else {
                loaded = load(stamp);
                LOG.infof("token file read again users=%d", loaded.file().size());
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.errorf("token file cannot be read, the last good one stays in force cause=%s", e.getMessage());
            loaded = new Loaded(loaded.file(), loaded.stamp(), System.nanoTime());
        }
    }

    private Loaded load(Stamp stamp) throws IOException {
        return new Loaded(TokenFile.parse(Files.readString(path)), stamp, System.nanoTime());
    }

    private record Loaded(TokenFile file, Stamp stamp, long lookedAt) {}

    /** Changes when the file does, also when it is replaced by another. */
    private record Stamp(Instant modified, long size, String key) {
        static Stamp of(Path file) throws IOException {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Stamp(
                    attributes.lastModifiedTime().toInstant(), attributes.size(), String.valueOf(attributes.fileKey()));
        }
    }
}
