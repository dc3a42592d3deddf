package dev.imagestreams.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void theLastLinesAreShownAndThenWhatIsAddedInWholeLines() throws IOException {
        Path log = Files.writeString(directory.resolve("log"), "one\ntwo\nthree\n");
        LogTail tail = new LogTail(log, "tags | ");

        tail.printLast(2, out);
        Files.writeString(log, "four\nfi", StandardOpenOption.APPEND);
        tail.printNew(out);
        Files.writeString(log, "ve ✓\n", StandardOpenOption.APPEND);
        tail.printNew(out);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("tags | two", "tags | three", "tags | four", "tags | five ✓");
    }

    @Test
    void aLogThatIsNotThereYetIsEmpty() throws IOException {
        new LogTail(directory.resolve("missing"), "").printLast(5, out);

        assertThat(printed.size()).isZero();
    }
}
