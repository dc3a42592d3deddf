package dev.imagestreams.imports.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.registry.auth.ConfiguredCredentials;
import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.auth.Purpose;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The configuration as containers get it. */
class RegistryConfigTest {

    @Test
    void isReadFromTheEnvironment() {
        RegistryConfig config = environment(Map.of(
                "IMAGESTREAMS_REGISTRY_ALLOWED_NETWORKS", "10.0.0.0/8,127.0.0.0/8",
                "IMAGESTREAMS_REGISTRY_CREDENTIALS_HUB_REGISTRY", "docker.io",
                "IMAGESTREAMS_REGISTRY_CREDENTIALS_HUB_USERNAME", "ann",
                "IMAGESTREAMS_REGISTRY_CREDENTIALS_HUB_PASSWORD", "s3cret"));

        assertThat(config.allowedNetworks()).contains(List.of("10.0.0.0/8", "127.0.0.0/8"));
        ConfiguredCredentials credentials =
                new ConfiguredCredentials(config.credentials().values());
        assertThat(credentials.credentialsFor(new Purpose(RegistryAddress.named("index.docker.io"), "app", false)))
                .contains(new Credentials("ann", "s3cret"));
    }

    @Test
    void allowsNothingAndKnowsNobodyByItself() {
        RegistryConfig config = environment(Map.of("IMAGESTREAMS_REGISTRY_ALLOWED_NETWORKS", ""));

        assertThat(config.allowedNetworks()).isEmpty();
        assertThat(config.credentials()).isEmpty();
    }

    private static RegistryConfig environment(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .withSources(new EnvConfigSource(variables, 300))
                .withMapping(RegistryConfig.class)
                .build()
                .getConfigMapping(RegistryConfig.class);
    }
}
