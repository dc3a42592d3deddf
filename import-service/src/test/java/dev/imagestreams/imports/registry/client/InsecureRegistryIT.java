package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a declaration that a registry is insecure goes. */
class InsecureRegistryIT extends RegistryTestBed {

    private static final String NAMES = "dns:elsewhere.example";

    @TempDir
    static Path directory;

    private Digest digest;

    @BeforeEach
    void fill() throws Exception {
        digest = pusher.push(SampleImage.version("1"), "app", "1");
    }

    @Test
    void isTakenWithACertificateThatNobodyVouchesFor() throws Exception {
        try (TlsFront front = new TlsFront(directory, NAMES, registry.address())) {
            String from = "127.0.0.1:" + front.port() + "/app:1";

            assertThat(resolved(look(from, true)).image().digest()).isEqualTo(digest);
            assertThat(failed(look(from, false)).message()).contains("tls: failed to verify certificate");
        }
    }

    @Test
    void isNotLeftForPlainHttpWhereHttpsHasAnswered() throws Exception {
        try (TlsFront front = new TlsFront(directory, NAMES, registry.address())) {
            registry.misbehave((request, real) -> RegistryAnswer.of(404));
            String from = "localhost:" + front.port() + "/app:1";

            assertThat(failed(look(from, true)).message())
                    .endsWith("endpoint \"https://localhost:" + front.port()
                            + "\" does not support v2 API (got 404 Not Found)");
        }
    }

    @Test
    void needsNoDeclarationWhereTheOperatorHasMadeItForAll() {
        RegistryClients clients = clients(Map.of("imagestreams.registry.insecure-registries", registry.address()));

        assertThat(resolved(look(clients, source(registry.address() + "/app:1", ImportMode.LEGACY, false)))
                        .image()
                        .digest())
                .isEqualTo(digest);
    }

    private Resolution look(String from, boolean insecure) {
        return look(clients(), source(from, ImportMode.LEGACY, insecure));
    }
}
