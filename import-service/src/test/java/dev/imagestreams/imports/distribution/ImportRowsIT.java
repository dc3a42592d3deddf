package dev.imagestreams.imports.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.embedded.net.Loopback;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.source.Registries;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.stream.ImportPolicy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read when an import fails, letter by letter what OpenShift answers in the same world; and whole repositories. */
@QuarkusTest
class ImportRowsIT extends DistributionTestBed {

    @TempDir
    static Path folder;

    private static DistributionRegistry registry;

    @Inject
    Registries registries;

    @BeforeAll
    static void fill() throws Exception {
        registry = DistributionRegistries.open();
        OciLayout layout = new OciLayout(folder);
        layout.name("app", layout.add(SampleImage.version("rows")));
        for (String tag : List.of("1.10", "latest", "1.9", "v2.0.1", "nightly", "2.0.0-rc1")) {
            registry.push(layout, "app", "rows/app:" + tag);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/rows/app:nosuch",
                "/rows/nosuchrepository:v1",
                "/rows/app@sha256:0000000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsNotThereIsNotFound(String image) throws Exception {
        assertThat(look(registry.address() + image)).isEqualTo(notFound(registry.address() + image));
    }

    @Test
    void aRegistryThatSpeaksPlainHttpIsNotSpokenToUnlessInsecure() throws Exception {
        String image = registry.address() + "/rows/app:1.9";

        assertThat(look(image, ImportPolicy.DEFAULT))
                .isEqualTo(internal(
                        image,
                        "Get \"https://" + registry.address()
                                + "/v2/\": http: server gave HTTP response to HTTPS client"));
        assertThat(look(image)).isInstanceOf(ImportOutcome.Resolved.class);
    }

    @Test
    void eachSourceIsAsInsecureAsItSays() throws Exception {
        String image = registry.address() + "/rows/app:1.9";

        assertThat(look(List.of(source(image, INSECURE), source(image, ImportPolicy.DEFAULT), source(image, INSECURE))))
                .hasExactlyElementsOfTypes(
                        ImportOutcome.Resolved.class, ImportOutcome.Failed.class, ImportOutcome.Resolved.class);
    }

    @Test
    void whereNobodyListensTheConnectionIsRefused() throws Exception {
        String nowhere = Loopback.address(Loopback.freePort());

        assertThat(look(nowhere + "/peer/hello:v1"))
                .isEqualTo(internal(
                        nowhere + "/peer/hello:v1",
                        "Get \"http://%s/v2/\": dial tcp %s: connect: connection refused".formatted(nowhere, nowhere)));
    }

    @Test
    void aHostThatDoesNotExistIsSaidToBeNone() throws Exception {
        assertThat(look("no-such-host.invalid/peer/hello:v1", ImportPolicy.DEFAULT))
                .isEqualTo(
                        internal(
                                "no-such-host.invalid/peer/hello:v1",
                                "Get \"https://no-such-host.invalid/v2/\": dial tcp: lookup no-such-host.invalid: no such host"));
    }

    @Test
    void aPrivateAddressIsBlocked() throws Exception {
        assertThat(look("10.255.255.1:5000/app:1"))
                .isEqualTo(failed(
                        ErrorCode.FORBIDDEN,
                        "forbidden: registry 10.255.255.1:5000 blocked: 10.255.255.1 is at an address that is not among"
                                + " the allowed networks"));
    }

    @Test
    void aSourceThatCannotBeReadIsInvalid() throws Exception {
        assertThat(look("a b")).isInstanceOfSatisfying(ImportOutcome.Failed.class, failed -> {
            assertThat(failed.code()).isEqualTo(ErrorCode.INVALID);
            assertThat(failed.message()).startsWith("from.name: Invalid value: \"a b\": invalid name: ");
        });
    }

    @Test
    void ofARepositoryTheMostWantedTagsComeFirst() throws Exception {
        ImportAnswer.Repository listed = list(registry.address() + "/rows/app");

        assertThat(listed.failure()).isNull();
        assertThat(listed.results())
                .extracting(SourceResult::source)
                .extracting(source -> String.valueOf(source.tag()))
                .containsExactly("latest", "1.10", "1.9", "v2.0.1", "2.0.0-rc1", "nightly");
        assertThat(listed.results())
                .extracting(SourceResult::result)
                .hasOnlyElementsOfType(ImportOutcome.Resolved.class);
    }

    @Test
    void aRepositoryThatIsNotThereIsNotFound() throws Exception {
        String repository = registry.address() + "/rows/nosuchrepository";

        assertThat(list(repository).failure()).isEqualTo(notFound(repository + ":latest"));
    }

    @Test
    void ofReferrersItSaysThatItHasNoLists() {
        assertThatThrownBy(() -> registries
                        .withoutSecrets()
                        .open(RepositoryName.parse(registry.address() + "/rows/app"), true)
                        .referrers(Digest.sha256(new byte[] {1})))
                .isInstanceOfSatisfying(RegistryException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(RegistryException.Kind.NOT_FOUND));
    }
}
