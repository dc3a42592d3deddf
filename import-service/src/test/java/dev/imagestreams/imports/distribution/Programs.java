package dev.imagestreams.imports.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs of the machine that tests run on. Where one is missing the test is skipped, visibly. */
final class Programs {

    private Programs() {}

    static void require(String... programs) {
        for (String program : programs) {
            assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)))
                    .as(program + " is installed")
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }
    }

    static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
