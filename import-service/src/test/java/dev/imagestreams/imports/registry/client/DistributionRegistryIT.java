package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.RegistryConfigs;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports from a CNCF Distribution registry, pushed to by skopeo: a registry and a client nobody here wrote. */
class DistributionRegistryIT {

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private Process registry;
    private String address;

    @BeforeEach
    void startRegistry() throws IOException {
        assumeThat(installed("docker-registry") && installed("skopeo"))
                .as("docker-registry and skopeo are installed")
                .isTrue();
        int port = Loopback.freePort();
        address = "127.0.0.1:" + port;
        Path config = directory.resolve("registry.yml");
        Files.writeString(
                config,
                """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: %s}
                """
                        .formatted(directory.resolve("data"), address));
        registry = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        await().ignoreException(IOException.class).until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
    }

    @AfterEach
    void stopRegistry() throws Exception {
        if (registry != null) {
            registry.destroy();
            registry.waitFor();
        }
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @Test
    void importsAnImageThatSkopeoPushed() throws Exception {
        SampleImage image = SampleImage.version("1");
        try (RegistryServer source = RegistryServer.start()) {
            Digest digest = new ImagePusher(source.address()).push(image, "app", "1");
            skopeo("copy", source.address() + "/app:1", address + "/team/app:prod");

            ImportOutcome outcome = look("/team/app:prod", ImportMode.LEGACY, true);

            assertThat(outcome).asInstanceOf(type(ImportOutcome.Resolved.class)).satisfies(resolved -> {
                assertThat(resolved.reference()).isEqualTo(address + "/team/app@" + digest);
                assertThat(resolved.image().layers()).hasSameSizeAs(image.layers());
                assertThat(resolved.image().config().config().env()).contains("APP_VERSION=1");
            });
        }
    }

    @Test
    void importsAListThatSkopeoPushed() throws Exception {
        SampleIndex index = SampleIndex.make(
                SampleImage.Format.DOCKER, "1", Platform.of("linux", "amd64"), Platform.of("linux", "arm64"));
        try (RegistryServer source = RegistryServer.start()) {
            Digest digest = new ImagePusher(source.address()).push(index, "app", "1");
            skopeo("copy", "--all", source.address() + "/app:1", address + "/app:1");

            ImportOutcome outcome = look("/app:1", ImportMode.PRESERVE_ORIGINAL, true);

            assertThat(outcome).asInstanceOf(type(ImportOutcome.Resolved.class)).satisfies(resolved -> {
                assertThat(resolved.image().digest()).isEqualTo(digest);
                assertThat(resolved.children())
                        .extracting(Image::digest)
                        .containsExactlyElementsOf(
                                index.images().stream().map(SampleImage::digest).toList());
            });
        }
    }

    @Test
    void saysThatARegistrySpeaksPlainHttp() {
        ImportOutcome outcome = look("/app:1", ImportMode.LEGACY, false);

        assertThat(outcome)
                .isEqualTo(new ImportOutcome.Failed(
                        ErrorCode.INTERNAL,
                        "Internal error occurred: " + address + "/app:1: Get \"https://" + address
                                + "/v2/\": http: server gave HTTP response to HTTPS client"));
    }

    @Test
    void saysThatATagIsNotThere() {
        ImportOutcome outcome = look("/app:1", ImportMode.LEGACY, true);

        assertThat(outcome)
                .isEqualTo(new ImportOutcome.Failed(
                        ErrorCode.NOT_FOUND, "dockerimage.image.openshift.io \"" + address + "/app:1\" not found"));
    }

    private ImportOutcome look(String image, ImportMode mode, boolean insecure) {
        RegistryClients clients = new RegistryClients(
                vertx,
                RegistryConfigs.of(Map.of()),
                new SimpleMeterRegistry(),
                new RegistryLabels(),
                Clock.systemUTC());
        TagImport source = new TagImport(
                null, null, address + image, new ImportPolicy(insecure, false, mode), ReferencePolicy.SOURCE, null);
        return new ImageResolver(Clock.systemUTC())
                .resolve(source, clients.configured())
                .outcome();
    }

    private static void skopeo(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("skopeo", "--insecure-policy"));
        command.addAll(List.of(arguments).subList(0, arguments.length - 2));
        command.addAll(List.of(
                "--src-tls-verify=false",
                "--dest-tls-verify=false",
                "docker://" + arguments[arguments.length - 2],
                "docker://" + arguments[arguments.length - 1]));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    private static boolean installed(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
