package dev.imagestreams.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.imagestreams.model.image.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registry, judged by a client nobody here wrote. */
class SkopeoPushIT {

    @TempDir
    Path directory;

    @BeforeEach
    void skopeoIsInstalled() {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)))
                .as("skopeo is installed")
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "skopeo")));
    }

    @Test
    void skopeoPullsWhatWasPushedAndPushesItAgainUnchanged() throws Exception {
        try (RegistryServer registry = RegistryServer.start()) {
            Digest digest = new ImagePusher(registry.address()).push(SampleImage.version("1"), "app", "prod");

            skopeo(
                    "copy",
                    "--src-tls-verify=false",
                    "docker://" + registry.address() + "/app:prod",
                    "dir:" + directory);
            skopeo("copy", "--dest-tls-verify=false", "dir:" + directory, "docker://" + registry.address() + "/copy:1");

            assertThat(skopeo("inspect", "--tls-verify=false", "docker://" + registry.address() + "/copy:1"))
                    .contains(digest.toString());
        }
    }

    private static String skopeo(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("skopeo", "--insecure-policy"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
