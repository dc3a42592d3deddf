package dev.imagestreams.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaemonTest {

    private static final List<String> SLEEPER = List.of("sleep", "300");

    /** Says when its trap is set: until then the signal would end it. */
    private static final List<String> STUBBORN =
            List.of("sh", "-c", "trap '' TERM; echo deaf; while true; do sleep 1; done");

    @TempDir
    Path directory;

    private Path processFile;
    private Path log;
    private Daemon daemon;

    @BeforeEach
    void name() {
        processFile = directory.resolve("pid");
        log = directory.resolve("log");
        daemon = new Daemon(processFile, log);
    }

    @AfterEach
    void end() throws Exception {
        daemon.kill();
    }

    @Test
    void aDaemonIsFoundAgainByItsFile() throws Exception {
        daemon.start(SLEEPER, Map.of(), Set.of());

        ProcessHandle found = new Daemon(processFile, log).process().orElseThrow();

        assertThat(found.info().command())
                .hasValueSatisfying(command -> assertThat(command).doesNotContain("java"));
    }

    @Test
    void aStoppedDaemonIsForgotten() throws Exception {
        daemon.start(SLEEPER, Map.of(), Set.of());

        daemon.stop(Duration.ofSeconds(10));

        assertThat(daemon.process()).isEmpty();
        assertThat(processFile).doesNotExist();
    }

    @Test
    void whatDoesNotStopIsKilled() throws Exception {
        daemon.start(STUBBORN, Map.of(), Set.of());
        ProcessHandle process = daemon.process().orElseThrow();
        awaitLog("deaf");

        daemon.stop(Duration.ofMillis(500));

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aNumberUsedAgainByAnotherProcessIsNotTouched() throws Exception {
        Process stranger = new ProcessBuilder(SLEEPER).start();
        try {
            Files.writeString(processFile, stranger.pid() + "\n" + (System.currentTimeMillis() - 60_000) + "\n");

            daemon.stop(Duration.ofSeconds(1));

            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly().waitFor();
        }
    }

    @Test
    void aDaemonSeesWhatItIsGivenAndNotWhatIsWithheld() throws Exception {
        daemon.start(
                List.of("sh", "-c", "echo given=$GIVEN path=$PATH; sleep 300"), Map.of("GIVEN", "yes"), Set.of("PATH"));

        awaitLog("given=yes");

        assertThat(log).content().doesNotContain(System.getenv("PATH"));
    }

    private void awaitLog(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!Files.exists(log) || !Files.readString(log).contains(text)) {
            assertThat(System.nanoTime()).as("the log says " + text).isLessThan(deadline);
            Thread.sleep(20);
        }
    }
}
