package dev.imagestreams.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.ModelArbitraries;
import dev.imagestreams.model.Refusals;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryNameTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // typed                        registry            path                    what a client contacts
        "busybox,                       '',                 busybox,                docker.io/library/busybox",
        "bitnami/redis,                 '',                 bitnami/redis,          docker.io/bitnami/redis",
        "library/busybox,               '',                 library/busybox,        docker.io/library/busybox",
        "docker.io/busybox,             docker.io,          busybox,                docker.io/library/busybox",
        "quay.io/busybox,               quay.io,            busybox,                quay.io/busybox",
        "localhost/app,                 localhost,          app,                    localhost/app",
        "localhost:5000/team/app,       localhost:5000,     team/app,               localhost:5000/team/app",
        "registry:5000/app,             registry:5000,      app,                    registry:5000/app",
        "QUAY.io/app,                   QUAY.io,            app,                    QUAY.io/app",
        "[2001:db8::1]:5000/app,        [2001:db8::1]:5000, app,                    [2001:db8::1]:5000/app",
        "[2001:db8::1]/app,             [2001:db8::1],      app,                    [2001:db8::1]/app",
        "a.b,                           '',                 a.b,                    docker.io/library/a.b",
        "a/b/c/d,                       '',                 a/b/c/d,                docker.io/a/b/c/d",
        "a__b/c--d/e.f_g,               '',                 a__b/c--d/e.f_g,        docker.io/a__b/c--d/e.f_g",
        "quay.io:65535/x,               quay.io:65535,      x,                      quay.io:65535/x"
    })
    void theRegistryIsWhatLooksLikeAHost(String typed, String registry, String path, String contacted) {
        RepositoryName name = RepositoryName.parse(typed);

        assertThat(name).isEqualTo(new RepositoryName(registry, path)).hasToString(typed);
        assertThat(name.withClientDefaults()).hasToString(contacted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/app",
                "app/",
                "a//b",
                "quay.io/",
                "-a",
                "a-",
                "a..b",
                "a___b",
                ".a",
                "a b",
                "a@b",
                "é",
                "quay.io:99999/app",
                "quay.io:/app",
                "http://quay.io/app",
                "quay.io/app\n",
                "../etc",
                "quay.io/../x"
            })
    void whatIsNoRepositoryHasAnInvalidFormat(String text) {
        assertRefused(text, "invalid reference format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Busybox", "team/App", "quay.io/Team/app", "UPPER/case"})
    void upperCaseIsToldApart(String text) {
        assertRefused(text, "repository name must be lowercase");
    }

    @Test
    void nothingHasNoComponent() {
        assertRefused("", "repository name must have at least one component");
    }

    @Test
    void aPathHasAtMost255Characters() {
        assertThat(RepositoryName.parse("quay.io/" + "a".repeat(255)).path()).hasSize(255);
        assertRefused("quay.io/" + "a".repeat(256), "repository name must not be more than 255 characters");
    }

    @Test
    void anEndlessNameIsRefusedWithoutMatchingIt() {
        assertRefused("a/".repeat(100_000) + "a", "repository name must not be more than 255 characters");
        assertRefused("a.".repeat(100_000) + "a/b", "repository name must not be more than 255 characters");
    }

    @Test
    void aRegistryThatWasNotTypedCannotHideInThePath() {
        assertThatThrownBy(() -> new RepositoryName("", "quay.io/app")).isInstanceOf(ImageStreamException.class);
        assertThatThrownBy(() -> new RepositoryName("quay", "app")).isInstanceOf(ImageStreamException.class);
    }

    @Test
    void aNameThatIsTooLongForDockerHubOnlyCannotBeContacted() {
        RepositoryName longest = RepositoryName.parse("a".repeat(255));

        assertThatThrownBy(longest::withClientDefaults)
                .isInstanceOf(ImageStreamException.class)
                .hasMessage("repository name must not be more than 255 characters");
    }

    @Property
    void parsingUndoesPrinting(@ForAll("repositories") RepositoryName name) {
        assertThat(RepositoryName.parse(name.toString())).isEqualTo(name);
    }

    @Property
    void clientDefaultsAreFilledInOnce(@ForAll("repositories") RepositoryName name) {
        RepositoryName full = name.withClientDefaults();

        assertThat(full.registry()).isNotEmpty();
        assertThat(full.withClientDefaults()).isEqualTo(full);
    }

    @Property
    void garbageIsRefusedOrKeptAsItIs(@ForAll("nearlyRepositories") String text) {
        Refusals.refusesOrKeeps(RepositoryName::parse, text);
    }

    @Provide
    Arbitrary<RepositoryName> repositories() {
        return ModelArbitraries.repositories();
    }

    @Provide
    Arbitrary<String> nearlyRepositories() {
        return Refusals.textsNear("quay.io:443/team/app", "aZ09._-/:[]@ \n\u0000é");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> RepositoryName.parse(text))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage(message);
    }
}
