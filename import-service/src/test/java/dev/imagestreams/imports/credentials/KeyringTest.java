package dev.imagestreams.imports.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.auth.Purpose;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.stream.Housekeeping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which account of which secret is used where, as kubelet decides it. */
class KeyringTest {

    @ParameterizedTest
    @CsvSource({
        "quay.io,                     quay.io/a/b,             true",
        "https://quay.io,             quay.io/a/b,             true",
        "https://quay.io/v2/,         quay.io/a/b,             true",
        "http://quay.io/v1,           quay.io/a/b,             true",
        "QUAY.io,                     quay.io/a/b,             true",
        "quay.io/a,                   quay.io/a/b,             true",
        "quay.io/a/b,                 quay.io/a/b,             true",
        "quay.io/c,                   quay.io/a/b,             false",
        "quay.io,                     r.quay.io/a/b,           false",
        "*.example.com,               a.example.com/x,         true",
        "*.example.com,               example.com/x,           false",
        "*.example.com,               a.b.example.com/x,       false",
        "r?g-*.example.com,           reg-7.example.com/x,     true",
        "reg:5000,                    reg:5000/x,              true",
        "reg:5000,                    reg:5001/x,              false",
        "reg.example:443,             reg.example/x,           true",
        "reg.example,                 reg.example:443/x,       true",
        "reg.example:80,              reg.example/x,           false",
        "https://index.docker.io/v1/, busybox,                 true",
        "https://index.docker.io/v1/, docker.io/acme/app,      true",
        "docker.io,                   acme/app,                true",
        "index.docker.io,             index.docker.io/acme/app,true",
        "docker.io/acme,              acme/app,                true",
        "docker.io/acme,              busybox,                 false",
        "quay.io,                     busybox,                 false",
        "[::1]:5000,                  '[::1]:5000/x',          true",
    })
    void matchesHostPortAndPath(String place, String image, boolean matches) {
        Keyring keyring = Keyring.of(List.of(config("{\"%s\":{\"auth\":\"%s\"}}".formatted(place, base64("bob:x")))));

        assertThat(keyring.credentialsFor(purpose(image, false)).isPresent()).isEqualTo(matches);
    }

    @Test
    void takesPort80ForTheUsualOneWherePlainHttpIsAllowed() {
        Keyring keyring =
                Keyring.of(List.of(config("{\"reg.example:80\":{\"auth\":\"%s\"}}".formatted(base64("bob:x")))));

        assertThat(keyring.credentialsFor(purpose("reg.example/x", true))).isPresent();
        assertThat(keyring.credentialsFor(purpose("reg.example/x", false))).isEmpty();
    }

    @Test
    void prefersTheMoreSpecificPlaceWhateverTheOrderOfSecrets() {
        Keyring keyring = Keyring.of(List.of(
                config("{\"quay.io\":{\"username\":\"all\",\"password\":\"x\"}}"),
                config("{\"quay.io/team\":{\"username\":\"team\",\"password\":\"x\"},"
                        + "\"quay.io/team/app\":{\"username\":\"app\",\"password\":\"x\"}}")));

        assertThat(user(keyring, "quay.io/team/app")).contains("app");
        assertThat(user(keyring, "quay.io/team/other")).contains("team");
        assertThat(user(keyring, "quay.io/else")).contains("all");
    }

    @Test
    void takesTheFirstSecretForTheSamePlace() {
        Keyring keyring = Keyring.of(List.of(
                config("{\"quay.io\":{\"username\":\"first\",\"password\":\"x\"}}"),
                config("{\"https://quay.io/v2/\":{\"username\":\"second\",\"password\":\"x\"}}")));

        assertThat(user(keyring, "quay.io/app")).contains("first");
    }

    @Test
    void readsBothFormats() {
        SecretDraft flat = secret(
                "kubernetes.io/dockercfg",
                ".dockercfg",
                "{\"quay.io\":{\"auth\":\"%s\"}}".formatted(base64("bob:p:q")));

        assertThat(Keyring.of(List.of(flat)).credentialsFor(purpose("quay.io/app", false)))
                .contains(new Credentials("bob", "p:q"));
    }

    /** As {@code docker login} keeps them, with half a pair beside the token. */
    @Test
    void readsIdentityTokens() {
        Keyring keyring = Keyring.of(List.of(
                config("{\"quay.io\":{\"auth\":\"%s\",\"identitytoken\":\"token\"}}".formatted(base64("bob:")))));

        assertThat(keyring.credentialsFor(purpose("quay.io/app", false))).contains(new Credentials("bob", "", "token"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{\"quay.io\":{\"auth\":\"%%%\"}}",
                "{\"quay.io\":{\"auth\":\"bm9jb2xvbg==\"}}",
                "{\"quay.io\":null}",
                "{\"quay.io\":{\"username\":\"bob\"}}"
            })
    void passesOverWhatCannotBeUsed(String content) {
        Keyring keyring = Keyring.of(
                List.of(config(content), config("{\"quay.io\":{\"username\":\"good\",\"password\":\"x\"}}")));

        assertThat(user(keyring, "quay.io/app")).contains("good");
    }

    @Test
    void leavesOutWhatIsExcluded() {
        SecretDraft excluded = new SecretDraft(
                null,
                null,
                "a",
                Map.of(),
                Map.of("openshift.io/image.excludeSecret", "true"),
                Housekeeping.NONE,
                "kubernetes.io/dockerconfigjson",
                false,
                config("{\"quay.io\":{\"username\":\"bob\",\"password\":\"x\"}}")
                        .data());

        assertThat(user(Keyring.of(List.of(excluded)), "quay.io/app")).isEmpty();
    }

    private static Optional<String> user(Keyring keyring, String image) {
        return keyring.credentialsFor(purpose(image, false)).map(Credentials::username);
    }

    private static Purpose purpose(String image, boolean insecure) {
        RepositoryName name = RepositoryName.parse(image.strip()).withClientDefaults();
        return new Purpose(RegistryAddress.of(name), name.path(), insecure);
    }

    private static SecretDraft config(String auths) {
        return secret("kubernetes.io/dockerconfigjson", ".dockerconfigjson", "{\"auths\":" + auths + "}");
    }

    private static SecretDraft secret(String type, String key, String content) {
        return new SecretDraft(
                null, null, "a", Map.of(), Map.of(), Housekeeping.NONE, type, false, Map.of(key, base64(content)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
