package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.image.RepositoryName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryAddressTest {

    @ParameterizedTest
    @CsvSource({
        "busybox,                docker.io, https://registry-1.docker.io",
        "acme/app,               docker.io, https://registry-1.docker.io",
        "index.docker.io/acme/a, docker.io, https://registry-1.docker.io",
        "quay.io/a/b/c,          quay.io,   https://quay.io",
        "Reg.Example:5000/x,     reg.example:5000, https://reg.example:5000",
        "[fd00::1]:5000/x,       [fd00::1]:5000,   https://[fd00::1]:5000",
        "localhost/x,            localhost, https://localhost"
    })
    void knowsWhereARepositoryIsPulledFrom(String repository, String name, String base) {
        RegistryAddress address = RegistryAddress.of(RepositoryName.parse(repository));

        assertThat(address.name()).isEqualTo(name);
        assertThat(address.base("https")).hasToString(base);
    }
}
