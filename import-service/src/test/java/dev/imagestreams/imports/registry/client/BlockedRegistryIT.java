package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry that the operator lets nobody import from. */
class BlockedRegistryIT extends RegistryTestBed {

    private static final String BLOCKED = "imagestreams.registry.blocked-registries";

    @BeforeEach
    void fill() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.forgetRequests();
    }

    @Test
    void isForbiddenAndNotAsked() {
        Resolution resolution = look(blocking(Map.of()), "app:1", ImportMode.LEGACY);

        assertThat(failed(resolution).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failed(resolution).message()).isEqualTo("forbidden: registry " + registry.address() + " blocked");
        assertThat(resolution.passing()).isFalse();
        assertThat(registry.requests()).isEmpty();
    }

    /** As with {@code registries.conf}, where what is blocked is the origin. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "tag-only"})
    void isReadFromItsMirrors(String use) throws Exception {
        try (RegistryServer mirror = RegistryServer.start()) {
            Digest digest = new ImagePusher(mirror.address()).push(SampleImage.version("1"), "hub/app", "1");
            RegistryClients clients = blocking(Map.of(
                    "imagestreams.registry.mirrors.a.prefix",
                    registry.address(),
                    "imagestreams.registry.mirrors.a.locations",
                    mirror.address() + "/hub",
                    "imagestreams.registry.mirrors.a.pull-from-mirror",
                    use,
                    "imagestreams.registry.mirrors.a.insecure",
                    "true"));

            Resolution resolution = look(clients, "app:1", ImportMode.LEGACY);

            if (use.equals("all")) {
                assertThat(resolved(resolution).reference()).isEqualTo(registry.address() + "/app@" + digest);
            } else {
                assertThat(failed(resolution).code())
                        .as("digests have no mirror")
                        .isEqualTo(ErrorCode.FORBIDDEN);
            }
            assertThat(registry.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"busybox", "docker.io/team/app", "index.docker.io/team/app:1"})
    void isDockerHubByAnyOfItsNames(String image) {
        RegistryClients clients = clients(Map.of(BLOCKED, "other.example, index.docker.io"));

        assertThat(failed(look(clients, insecure(image))).message())
                .isEqualTo("forbidden: registry " + (image.startsWith("index") ? "index." : "") + "docker.io blocked");
    }

    private RegistryClients blocking(Map<String, String> more) {
        Map<String, String> config = new HashMap<>(more);
        config.put(BLOCKED, registry.address());
        return clients(config);
    }
}
