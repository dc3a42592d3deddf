package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.imports.registry.RegistryConfigs;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTest {

    @ParameterizedTest
    @CsvSource({
        "r.example,       r.example,       true",
        "R.Example,       r.example,       true",
        "r.example,       R.EXAMPLE,       true",
        "r.example,       r.example:5000,  false",
        "r.example:443,   r.example,       false",
        "r.example,       s.r.example,     false",
        "docker.io,       index.docker.io, true",
        "index.docker.io, docker.io,       true",
        "localhost:5000,  localhost:5000,  true"
    })
    void holdForTheRegistryThatIsNamed(String named, String asked, boolean holds) {
        RegistryAddress registry = RegistryAddress.named(asked);

        assertThat(rules("blocked-registries", named).blocked(registry)).isEqualTo(holds);
        assertThat(rules("insecure-registries", named).insecure(registry, false))
                .isEqualTo(holds);
        assertThat(rules("insecure-registries", named).insecure(registry, true)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://r.example", "r.example/team", "library", "r.example:port", "*.example.com"})
    void areRefusedAtStartWhereTheyCouldNeverHold(String entry) {
        assertThatThrownBy(() -> rules("blocked-registries", entry))
                .hasMessage("imagestreams.registry.blocked-registries: " + entry
                        + " is no registry as pull specs name one");
    }

    private static HouseRules rules(String key, String value) {
        return new HouseRules(RegistryConfigs.of(Map.of("imagestreams.registry." + key, value)));
    }
}
