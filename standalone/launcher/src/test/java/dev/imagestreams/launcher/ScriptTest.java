package dev.imagestreams.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script says before there is any Java to say it. */
class ScriptTest {

    private static final Path SCRIPT = Path.of("..", "..", "imagestreams");

    @TempDir
    Path directory;

    @Test
    void aJdkThatIsTooOldIsNamedInOneSentence() throws Exception {
        Path java = directory.resolve("bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));

        assertThat(run())
                .isEqualTo(
                        "Imagestreams needs JDK 17 or newer and " + java + " is 11: set JAVA_HOME to a newer one.\n");
    }

    @Test
    void aMissingJdkIsToldInOneSentence() throws Exception {
        assertThat(run()).isEqualTo("Imagestreams needs a JDK 17 or newer: install one and set JAVA_HOME to it.\n");
    }

    private String run() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", SCRIPT.toString(), "status").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", directory.toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(1);
        return output;
    }
}
