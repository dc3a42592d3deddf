package dev.imagestreams.launcher.command;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of one log file, and what is added to it. Lines are printed whole. */
final class LogTail {

    private final Path file;
    private final String prefix;
    private long position;

    /** @param prefix before each line */
    LogTail(Path file, String prefix) {
        this.file = file;
        this.prefix = prefix;
    }

    void printLast(int lines, PrintStream out) throws IOException {
        List<String> all = read();
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(line -> out.println(prefix + line));
        out.flush();
    }

    void printNew(PrintStream out) throws IOException {
        read().forEach(line -> out.println(prefix + line));
        out.flush();
    }

    /** Every line that ended since the last call. */
    private List<String> read() throws IOException {
        if (!Files.exists(file) || Files.size(file) <= position) {
            return List.of();
        }
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            log.seek(position);
            byte[] bytes = new byte[Math.toIntExact(log.length() - position)];
            log.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            position += whole.getBytes(StandardCharsets.UTF_8).length;
            return whole.lines().toList();
        }
    }
}
