package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.Credentials;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A CNCF Distribution registry in a process of its own, and skopeo: a registry and a client nobody here wrote. */
final class DistributionRegistry implements AutoCloseable {

    /** Whom a protected one knows. */
    static final Credentials BOB = new Credentials("bob", "hunter2");

    private final Process process;
    private final String address;

    private DistributionRegistry(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** For everybody. The test is skipped, visibly, where the programs are not installed. */
    static DistributionRegistry start(Path directory) throws IOException, InterruptedException {
        return start(directory, null);
    }

    /** For {@link #BOB} only. */
    static DistributionRegistry startProtected(Path directory) throws IOException, InterruptedException {
        assumeThat(installed("htpasswd")).as("htpasswd is installed").isTrue();
        return start(directory, BOB);
    }

    private static DistributionRegistry start(Path directory, @Nullable Credentials account)
            throws IOException, InterruptedException {
        assumeThat(installed("docker-registry") && installed("skopeo"))
                .as("docker-registry and skopeo are installed")
                .isTrue();
        int port = Loopback.freePort();
        String address = "127.0.0.1:" + port;
        Path config = directory.resolve("registry.yml");
        Files.writeString(
                config,
                """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: %s}
                %s
                """
                        .formatted(
                                directory.resolve("data"), address, account == null ? "" : auth(directory, account)));
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
        return new DistributionRegistry(process, address);
    }

    private static String auth(Path directory, Credentials account) throws IOException, InterruptedException {
        Path file = directory.resolve("htpasswd");
        run(List.of("htpasswd", "-cbB", "-C", "4", file.toString(), account.user(), account.password()));
        return "auth: {htpasswd: {realm: registry, path: %s}}".formatted(file);
    }

    /** {@code host:port}, as in a pull spec. */
    String address() {
        return address;
    }

    /** Copies an image from another registry into this one. */
    void copy(String from, String to, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("skopeo", "--insecure-policy", "copy"));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "--src-tls-verify=false", "--dest-tls-verify=false", "docker://" + from, "docker://" + address + to));
        run(command);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
