package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with a certificate that only its operator trusts. */
class AuthorityIT extends RegistryTestBed {

    @TempDir
    static Path directory;

    private TlsFront front;
    private Digest digest;

    @BeforeEach
    void startFront() throws Exception {
        digest = pusher.push(SampleImage.version("1"), "app", "1");
        front = new TlsFront(directory, "dns:localhost", registry.address());
    }

    @AfterEach
    void stopFront() throws Exception {
        front.close();
    }

    @Test
    void isTrustedWhereTheOperatorSaysSo() {
        assertThat(resolved(look("localhost", trusting("localhost:" + front.port())))
                        .image()
                        .digest())
                .isEqualTo(digest);
    }

    @Test
    void isTrustedNowhereElse() {
        String distrust = "x509: certificate signed by unknown authority";

        assertThat(failed(look("localhost", clients())).message()).endsWith(distrust);
        assertThat(failed(look("localhost", trusting("localhost"))).message())
                .as("trusted at another port")
                .endsWith(distrust);
    }

    @Test
    void stillHasToBeForTheHost() {
        assertThat(failed(look("127.0.0.1", trusting("127.0.0.1:" + front.port())))
                        .message())
                .contains("tls: failed to verify certificate");
    }

    @Test
    void isMissedAtStartIfItCannotBeRead() throws Exception {
        Path empty = Files.writeString(directory.resolve("empty.crt"), "");

        assertThatThrownBy(() -> trusting("r.example", directory.resolve("absent.crt")))
                .hasMessageContaining("absent.crt");
        assertThatThrownBy(() -> trusting("r.example", empty)).hasMessageContaining("holds no certificate");
    }

    @Test
    void isAnotherWithoutARestartWhenItsFileIs() throws Exception {
        Path file = directory.resolve("exchanged.crt");
        try (TlsFront other =
                new TlsFront(Files.createDirectory(directory.resolve("other")), "dns:localhost", "127.0.0.1:1")) {
            Files.copy(other.certificate(), file);
            RegistryClients clients = clients(Map.of(
                    "imagestreams.registry.authorities-interval",
                    "PT0S",
                    "imagestreams.registry.authorities.own.hosts",
                    "localhost:" + front.port(),
                    "imagestreams.registry.authorities.own.certificates",
                    file.toString()));
            assertThat(failed(look("localhost", clients)).message()).contains("x509");

            Files.copy(front.certificate(), file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(resolved(look("localhost", clients)).image().digest()).isEqualTo(digest);

            Files.writeString(file, "half a certificate");
            assertThat(resolved(look("localhost", clients)).image().digest())
                    .as("what was read before goes on")
                    .isEqualTo(digest);

            Files.copy(other.certificate(), file, StandardCopyOption.REPLACE_EXISTING);
            assertThat(failed(look("localhost", clients)).message())
                    .as("no connection outlives its trust")
                    .contains("x509");
        }
    }

    private Resolution look(String host, RegistryClients clients) {
        return look(clients, source(host + ':' + front.port() + "/app:1", ImportMode.LEGACY, false));
    }

    private RegistryClients trusting(String host) {
        return trusting(host, front.certificate());
    }

    private RegistryClients trusting(String host, Path certificates) {
        return clients(Map.of(
                "imagestreams.registry.authorities.own.hosts",
                host,
                "imagestreams.registry.authorities.own.certificates",
                certificates.toString()));
    }
}
