package dev.imagestreams.gateway.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class HookSourcesTest {

    private static final String SECRET = "only the sender and we know";

    @Test
    void readsWhatIsConfigured() {
        HookSources sources = sources(properties(Map.of(
                "harbor.sender", "harbor",
                "harbor.registries", "harbor.example,10.0.0.7:8443",
                "harbor.secret", SECRET,
                "harbor.expected-silence", "P1D")));

        assertThat(sources.find("harbor")).hasValueSatisfying(source -> {
            assertThat(source.registries()).containsExactly("harbor.example", "10.0.0.7:8443");
            assertThat(source.expectedSilence()).hasValue(Duration.ofDays(1));
            assertThat(source.toString()).doesNotContain(SECRET);
        });
        assertThat(sources.find("quay")).isEmpty();
    }

    @Test
    void readsTheEnvironment() {
        HookSources sources = sources(new EnvConfigSource(
                Map.of(
                        "IMAGESTREAMS_HOOK_SOURCES_HUB_SENDER", "docker-hub",
                        "IMAGESTREAMS_HOOK_SOURCES_HUB_REGISTRIES", "docker.io",
                        "IMAGESTREAMS_HOOK_SOURCES_HUB_SECRET", SECRET),
                300));

        assertThat(sources.find("hub")).isPresent();
    }

    @Test
    void nobodyMaySendUnlessConfigured() {
        assertThat(sources(properties(Map.of())).all()).isEmpty();
    }

    @Test
    void tellsAllMistakesAtOnceAndNoSecret() {
        ConfigSource mistaken = properties(Map.of(
                "short.sender", "quay",
                "short.registries", "quay.io",
                "short.secret", "hunter2",
                "none.sender", "harbor",
                "none.registries", "harbor",
                "cloud.sender", "google",
                "cloud.registries", "gcr.io",
                "cloud.audience", "https://streams.example"));

        assertThatThrownBy(() -> sources(mistaken))
                .hasMessageContaining("imagestreams.hook.sources.short.secret: must have at least 16 characters")
                .hasMessageContaining("imagestreams.hook.sources.none.secret: is required of this sender")
                .hasMessageContaining("imagestreams.hook.sources.none.registries: harbor is no host")
                .hasMessageContaining("imagestreams.hook.sources.cloud: audience and service-account are required")
                .hasMessageNotContaining("hunter2");
    }

    private static HookSources sources(ConfigSource source) {
        return new HookSources(new SmallRyeConfigBuilder()
                .withSources(source)
                .withMapping(HookConfig.class)
                .build()
                .getConfigMapping(HookConfig.class));
    }

    private static ConfigSource properties(Map<String, String> sources) {
        Map<String, String> properties = new HashMap<>();
        sources.forEach((key, value) -> properties.put("imagestreams.hook.sources." + key, value));
        return new PropertiesConfigSource(properties, "test", 100);
    }
}
