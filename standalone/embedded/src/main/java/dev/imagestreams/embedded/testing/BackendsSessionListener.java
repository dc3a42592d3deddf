package dev.imagestreams.embedded.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts {@link TestBackends} once per test run, in the application class loader and before any test framework reads its
 * configuration. Does nothing unless the system property {@value #BACKENDS} names backends.
 */
public final class BackendsSessionListener implements LauncherSessionListener {

    /** A comma list of {@code kafka} and {@code postgres}. */
    private static final String BACKENDS = "imagestreams.test.backends";

    /** Where they keep their data. */
    private static final String DIRECTORY = "imagestreams.test.directory";

    /** Held, because a logger nobody holds forgets its level. */
    private static final List<Logger> BROKER_LOGGERS = Stream.of(
                    "kafka",
                    "state.change.logger",
                    "org.apache.kafka.clients.admin",
                    "org.apache.kafka.common.config",
                    "org.apache.kafka.common.metrics",
                    "org.apache.kafka.common.utils",
                    "org.apache.kafka.controller",
                    "org.apache.kafka.coordinator",
                    "org.apache.kafka.image",
                    "org.apache.kafka.metadata",
                    "org.apache.kafka.queue",
                    "org.apache.kafka.raft",
                    "org.apache.kafka.server",
                    "org.apache.kafka.storage")
            .map(Logger::getLogger)
            .toList();

    private @Nullable TestBackends backends;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Set<String> names = wanted();
        if (names.isEmpty() || backends != null) {
            return;
        }
        BROKER_LOGGERS.forEach(logger -> logger.setLevel(Level.SEVERE));
        backends = new TestBackends(Path.of(System.getProperty(DIRECTORY, "target/backends")));
        try {
            backends.start(names);
        } catch (Exception e) {
            throw new IllegalStateException("the backends " + names + " do not start", e);
        }
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        if (backends == null) {
            return;
        }
        try {
            backends.close();
        } catch (Exception e) {
            throw new IllegalStateException("the backends do not stop", e);
        } finally {
            backends = null;
        }
    }

    private static Set<String> wanted() {
        return Stream.of(System.getProperty(BACKENDS, "").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
