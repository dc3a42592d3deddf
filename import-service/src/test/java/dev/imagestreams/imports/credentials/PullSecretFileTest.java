package dev.imagestreams.imports.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.auth.Purpose;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.model.image.RepositoryName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's accounts, in the file that clients write. */
class PullSecretFileTest {

    private static final String PAIR =
            Base64.getEncoder().encodeToString("bob:hunter2".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"auths\":{\"https://quay.io/v1/\":{\"auth\":\"%s\",\"email\":\"b@example.com\"}},\"credsStore\":\"x\"}",
                "{\"quay.io\":{\"auth\":\"%s\"}}"
            })
    void isReadInBothForms(String content) throws Exception {
        CredentialSource accounts = PullSecretFile.read(file(content.formatted(PAIR)));

        assertThat(account(accounts, "quay.io/team/app")).contains(new Credentials("bob", "hunter2"));
        assertThat(account(accounts, "docker.io/team/app")).isEmpty();
    }

    @Test
    void isMatchedByPathsAndPatternsAsSecretsAre() throws Exception {
        CredentialSource accounts = PullSecretFile.read(file(
                "{\"auths\":{\"*.example.com/team\":{\"auth\":\"%s\"},\"r.example.com\":{\"username\":\"all\",\"password\":\"x\"}}}"
                        .formatted(PAIR)));

        assertThat(account(accounts, "r.example.com/other"))
                .map(Credentials::username)
                .contains("all");
        assertThat(account(accounts, "s.example.com/team/app"))
                .map(Credentials::username)
                .contains("bob");
        assertThat(account(accounts, "s.example.com/other")).isEmpty();
    }

    @Test
    void goesAfterAccountsThatAreNamed() throws Exception {
        CredentialSource named = purpose -> Optional.of(new Credentials("named", "x"));

        assertThat(account(named.or(PullSecretFile.read(file("{}"))), "quay.io/app"))
                .map(Credentials::username)
                .contains("named");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "{\"auths\":{\"quay.io\":{\"auth\":\"hunter2!\"}}}",
                "{\"auths\":{\"quay.io\":{\"auth\":"
            })
    void isRefusedAtStartIfItCannotBeRead(String content) throws Exception {
        Path file = file(content);

        assertThatThrownBy(() -> PullSecretFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        assertThatThrownBy(() -> PullSecretFile.read(directory.resolve("absent")))
                .hasMessageContaining("absent cannot be read");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("config.json"), content);
    }

    private static Optional<Credentials> account(CredentialSource accounts, String image) {
        RepositoryName name = RepositoryName.parse(image);
        return accounts.credentialsFor(new Purpose(RegistryAddress.of(name), name.path(), false));
    }
}
