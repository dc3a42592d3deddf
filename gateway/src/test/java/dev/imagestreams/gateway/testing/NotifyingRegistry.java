package dev.imagestreams.gateway.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A CNCF Distribution registry in a process of its own that tells of pushes as its documentation says. */
public final class NotifyingRegistry implements AutoCloseable {

    private final Process process;
    private final String address;

    private NotifyingRegistry(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * The test is skipped, visibly, where the programs are not installed.
     *
     * @param hook where notifications go
     */
    public static NotifyingRegistry start(Path directory, int port, String hook, String secret) throws IOException {
        assumeThat(installed("docker-registry") && installed("skopeo"))
                .as("docker-registry and skopeo are installed")
                .isTrue();
        String address = "127.0.0.1:" + port;
        Path config = directory.resolve("registry.yml");
        Files.writeString(
                config,
                """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: %s, secret: any}
                notifications:
                  endpoints:
                    - name: imagestreams
                      url: %s
                      headers: {Authorization: ["Bearer %s"]}
                      timeout: 1s
                      threshold: 5
                      backoff: 1s
                """
                        .formatted(directory.resolve("data"), address, hook, secret));
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        await().ignoreException(IOException.class).until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
        return new NotifyingRegistry(process, address);
    }

    /** {@code host:port}, as in a pull spec. */
    public String address() {
        return address;
    }

    /** What people do: {@code skopeo copy} from another registry into this one. */
    public void copy(String from, String to) throws IOException, InterruptedException {
        Process skopeo = new ProcessBuilder(List.of(
                        "skopeo",
                        "--insecure-policy",
                        "copy",
                        "--src-tls-verify=false",
                        "--dest-tls-verify=false",
                        "docker://" + from,
                        "docker://" + address + '/' + to))
                .redirectErrorStream(true)
                .start();
        String output = new String(skopeo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(skopeo.waitFor()).as(output).isZero();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
