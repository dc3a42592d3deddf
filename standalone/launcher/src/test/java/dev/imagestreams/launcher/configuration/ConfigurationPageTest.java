package dev.imagestreams.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ConfigurationPageTest {

    static final List<String> SERVICES = ServiceConfiguration.SERVICES;

    private static final Path PAGE = ServiceConfiguration.ROOT.resolve("docs/configuration.md");

    @Test
    void thePageSaysWhatTheSourcesSay() throws IOException {
        List<ServiceConfiguration> services = new ArrayList<>();
        for (String service : SERVICES) {
            services.add(ServiceConfiguration.of(service));
        }
        String page = ConfigurationPage.of(services);
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/configuration.md is out of date; write it anew with: mvn -pl standalone/launcher test"
                        + " -Dtest=ConfigurationPageTest -Dconfiguration.write=true")
                .isEqualTo(page);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everySettingOfOurOwnIsExplained(String service) throws IOException {
        assertThat(ServiceConfiguration.of(service).mappings()).isNotEmpty().allSatisfy(mapping -> {
            assertThat(mapping.description()).as(mapping.prefix()).isNotEmpty();
            assertThat(mapping.settings()).isNotEmpty();
            assertThat(mapping.settings().stream()
                            .filter(setting -> !setting.key().contains("*")))
                    .allSatisfy(setting ->
                            assertThat(setting.description()).as(setting.key()).isNotEmpty());
        });
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceKnowsItsSettingsByTheirEnvironmentVariablesAndNoOthers(String service) throws IOException {
        ServiceConfiguration configuration = ServiceConfiguration.of(service);

        assertThat(configuration.required()).isNotEmpty().allSatisfy(setting -> assertThat(
                        configuration.knows(setting.environmentVariable()))
                .isTrue());
        assertThat(configuration.knows("IMAGESTREAMS_INTERNAL_PASSWORD")).isTrue();
        assertThat(configuration.knows("IMAGESTREAMS_INTERNAL_PASSWORT")).isFalse();
        assertThat(configuration.knows("QUARKUS_HTTP_PROT")).isFalse();
    }
}
