package dev.imagestreams.launcher.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.launcher.LauncherException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @TempDir
    Path directory;

    private Path remembered;

    @BeforeEach
    void name() {
        remembered = directory.resolve("ports");
    }

    @Test
    void withoutAChoiceEverythingHasItsStandardPort() throws IOException {
        Ports ports = Ports.choose(Map.of(), remembered);

        assertThat(Port.values()).allSatisfy(port -> assertThat(ports.get(port)).isEqualTo(port.standard()));
    }

    @Test
    void aChoiceIsRememberedAndALaterOneOverrulesIt() throws IOException {
        Ports.choose(Map.of("IMAGESTREAMS_TAG_PORT", "18082", "IMAGESTREAMS_KAFKA_PORT", "19092"), remembered)
                .remember(remembered);

        Ports ports = Ports.choose(Map.of("IMAGESTREAMS_TAG_PORT", "28082"), remembered);

        assertThat(ports.get(Port.TAG)).isEqualTo(28082);
        assertThat(ports.get(Port.KAFKA)).isEqualTo(19092);
        assertThat(ports.get(Port.GATEWAY)).isEqualTo(8443);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "http", "0", "-1", "65536", "8443.0"})
    void whatIsNoPortIsToldWithTheVariablesName(String nonsense) {
        assertThatThrownBy(() -> Ports.choose(Map.of("IMAGESTREAMS_GATEWAY_PORT", nonsense), remembered))
                .isInstanceOf(LauncherException.class)
                .hasMessage(
                        "IMAGESTREAMS_GATEWAY_PORT is \"" + nonsense + "\": set it to a port number from 1 to 65535.");
    }
}
