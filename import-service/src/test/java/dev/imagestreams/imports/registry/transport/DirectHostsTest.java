package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectHostsTest {

    @ParameterizedTest
    @CsvSource({
        "example.com,      example.com,      443, true",
        "example.com,      r.EXAMPLE.com,    443, true",
        "example.com,      badexample.com,   443, false",
        ".example.com,     r.example.com,    443, true",
        ".example.com,     example.com,      443, false",
        "example.com:5000, example.com,     5000, true",
        "example.com:5000, example.com,      443, false",
        "*,                anything.example, 443, true",
        "10.0.0.0/8,       10.1.2.3,         443, true",
        "10.0.0.0/8,       11.1.2.3,         443, false",
        "10.0.0.0/8,       ten.example,      443, false",
        "10.1.2.3,         10.1.2.3,         443, true",
        "fd00::/8,         [fd00::1],        443, true",
        "[fd00::1]:5000,   [fd00::1],       5000, true",
        "[fd00::1]:5000,   [fd00::1],        443, false"
    })
    void readsNoProxyAsEverybodyDoes(String entry, String host, int port, boolean direct) {
        assertThat(new DirectHosts(List.of("unrelated.example", entry)).contain(host, port))
                .isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({"localhost,true", "127.0.0.9,true", "[::1],true", "localhost.example,false", "10.0.0.1,false"})
    void leavesThisMachineOut(String host, boolean direct) {
        assertThat(new DirectHosts(List.of(" ", "")).contain(host, 80)).isEqualTo(direct);
    }
}
