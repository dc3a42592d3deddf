package dev.imagestreams.imports.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.Credentials;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CNCF Distribution registry in a process of its own, which ends with this one. */
final class DistributionRegistry {

    private static final List<String> MANIFESTS = List.of(
            "application/vnd.docker.distribution.manifest.v2+json",
            "application/vnd.docker.distribution.manifest.list.v2+json",
            "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.v1+prettyjws");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String address;
    private final @Nullable Credentials account;

    private DistributionRegistry(String address, @Nullable Credentials account) {
        this.address = address;
        this.account = account;
    }

    /**
     * @param directory for its configuration and data
     * @param auth section of its configuration; empty for a registry for everybody
     * @param account who may push, or null where everybody may
     */
    static DistributionRegistry start(Path directory, String auth, @Nullable Credentials account) throws IOException {
        int port = Loopback.freePort();
        Path config = directory.resolve("registry.yml");
        Files.writeString(
                config,
                """
                version: 0.1
                log: {level: warn}
                storage: {filesystem: {rootdirectory: %s}}
                http: {addr: %s}
                compatibility: {schema1: {enabled: true}}
                %s
                """
                        .formatted(directory.resolve("data"), Loopback.address(port), auth));
        Process process = new ProcessBuilder("docker-registry", "serve", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("registry.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await().ignoreExceptionsInstanceOf(IOException.class).until(() -> {
            new Socket(Loopback.HOST, port).close();
            return true;
        });
        return new DistributionRegistry(Loopback.address(port), account);
    }

    /** {@code host:port}, as in a pull spec. */
    String address() {
        return address;
    }

    /** Has skopeo push an image of the layout. */
    void push(OciLayout layout, String name, String image, String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("skopeo", "--insecure-policy", "copy", "--quiet"));
        command.addAll(List.of(options));
        if (account != null) {
            command.addAll(List.of("--dest-creds", account.user() + ':' + account.password()));
        }
        command.addAll(List.of("--dest-tls-verify=false", layout.location(name), "docker://" + address + '/' + image));
        Programs.run(command);
    }

    /** Puts a manifest that skopeo would not, of content that is there. */
    void put(String repository, String reference, String mediaType, byte[] manifest)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(manifestOf(repository, reference))
                .header("Content-Type", mediaType)
                .PUT(BodyPublishers.ofByteArray(manifest))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }

    ServedManifest manifest(String repository, String reference) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(manifestOf(repository, reference))
                .header("Accept", String.join(", ", MANIFESTS))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return ServedManifest.of(answer.body());
    }

    private URI manifestOf(String repository, String reference) {
        return URI.create("http://" + address + "/v2/" + repository + "/manifests/" + reference);
    }
}
