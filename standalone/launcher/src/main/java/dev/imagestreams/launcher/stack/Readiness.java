package dev.imagestreams.launcher.stack;

import dev.imagestreams.launcher.LauncherException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** Waits until a component that was just started can be used, and explains why it cannot. */
final class Readiness {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Readiness() {}

    static void await(Component component) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!component.isReady()) {
            if (component.process().isEmpty()) {
                throw new LauncherException(component.name() + " stopped while it was starting (" + lastLine(component)
                        + "): its log " + component.log() + " says why.");
            }
            if (System.nanoTime() > deadline) {
                throw new LauncherException(component.name() + " is not ready after " + PATIENCE.toSeconds()
                        + " seconds: its log " + component.log() + " says why.");
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static String lastLine(Component component) throws IOException {
        List<String> lines = Files.exists(component.log()) ? Files.readAllLines(component.log()) : List.of();
        return lines.isEmpty() ? "without a word" : lines.get(lines.size() - 1).strip();
    }
}
