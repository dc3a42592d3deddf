package dev.imagestreams.launcher.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How much memory a process and its children hold. Memory they share is counted once, where the system says so (Linux);
 * elsewhere nothing is known, and zero is told.
 */
final class ResidentMemory {

    private ResidentMemory() {}

    static long of(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(each -> proportionalSet(each.pid()))
                .sum();
    }

    private static long proportionalSet(long pid) {
        Path rollup = Path.of("/proc", String.valueOf(pid), "smaps_rollup");
        try {
            return Files.readAllLines(rollup).stream()
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .sum();
        } catch (IOException unknown) {
            return 0;
        }
    }
}
