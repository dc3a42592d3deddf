package dev.imagestreams.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers a process by number and start time. Numbers are used again by the system; a process with the right number
 * that started at another time is somebody else's, and is never touched.
 */
final class ProcessFile {

    /** The system computes start times from a clock that may be corrected a little in between. */
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private final Path file;

    ProcessFile(Path file) {
        this.file = file;
    }

    void write(ProcessHandle process) throws IOException {
        Instant started = process.info().startInstant().orElseGet(Instant::now);
        Files.writeString(file, process.pid() + "\n" + started.toEpochMilli() + '\n');
    }

    Optional<ProcessHandle> find() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            // Killed while writing: nothing is known, and nothing is touched.
            return Optional.empty();
        }
        Instant recorded = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
        return ProcessHandle.of(Long.parseLong(lines.get(0)))
                .filter(ProcessHandle::isAlive)
                .filter(process -> startedAt(process, recorded));
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    private static boolean startedAt(ProcessHandle process, Instant recorded) {
        return process.info()
                .startInstant()
                .map(started -> Duration.between(started, recorded).abs().compareTo(TOLERANCE) <= 0)
                .orElse(true);
    }
}
