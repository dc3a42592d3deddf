package dev.imagestreams.gateway.image.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.testing.Golden;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.follow.FollowAnnotations;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import io.fabric8.openshift.api.model.ImageStreamImport;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImportConverterTest {

    @Test
    void theBodyOfOcImportImageBecomesAnImport() {
        ImageStreamImport body = Golden.object("imagestreamimport.json", ImageStreamImport.class);

        assertThat(ImportConverter.toModel(body, null).images())
                .containsExactly(new TagImport(
                        new StreamTag("latest"),
                        null,
                        "127.0.0.1:5000/peer/hello:v1",
                        new ImportPolicy(true, false, ImportMode.LEGACY),
                        ReferencePolicy.SOURCE,
                        null));
    }

    @Test
    void withoutATargetTheTagOfTheSourceIsMeant() throws IOException {
        List<TagImport> imports = ImportConverter.toModel(
                        read(
                                """
                {"images":[{"from":{"kind":"DockerImage","name":"quay.io/acme/app:2"}},
                           {"from":{"kind":"DockerImage","name":"busybox"}}]}"""),
                        null)
                .images();

        assertThat(imports.get(0).tag()).isEqualTo(new StreamTag("2"));
        assertThat(imports.get(1).tag()).isNull();
    }

    @Test
    void aTagThatFollowsManyIsImportedByItsPolicyUnlessSomethingElseIsImportedIntoIt() throws IOException {
        Map<String, String> words = Map.of(FollowAnnotations.FOLLOW, "semver:^1");
        ImageStream stream = annotated("prod", words);

        List<TagImport> imports = ImportConverter.toModel(
                        read(
                                """
                {"images":[{"from":{"kind":"DockerImage","name":"quay.io/acme/app"},"to":{"name":"prod"}},
                           {"from":{"kind":"DockerImage","name":"quay.io/acme/app:2"},"to":{"name":"prod"}}]}"""),
                        stream)
                .images();

        assertThat(imports.get(0).follow())
                .isEqualTo(FollowAnnotations.policy(words).orElseThrow());
        assertThat(imports.get(1).follow()).isNull();
    }

    @Test
    void aRepositoryIsImportedWhole() throws IOException {
        ImportConverter.Wanted wanted = ImportConverter.toModel(
                read(
                        """
                        {"repository":{"from":{"kind":"DockerImage","name":"quay.io/acme/app"},
                                       "importPolicy":{"insecure":true}}}"""),
                null);

        assertThat(wanted.images()).isEmpty();
        assertThat(wanted.repository())
                .isEqualTo(new RepositoryImport(
                        "quay.io/acme/app", new ImportPolicy(true, false, ImportMode.LEGACY), ReferencePolicy.SOURCE));
    }

    @Test
    void thePulledTagIsTheOneAClientWouldPull() {
        assertThat(ImportConverter.pulledTag("busybox")).isEqualTo("latest");
        assertThat(ImportConverter.pulledTag("quay.io/acme/app:2")).isEqualTo("2");
        assertThat(ImportConverter.pulledTag("quay.io/acme/app@sha256:" + "a".repeat(64)))
                .isNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void everythingAgainstTheRulesIsNamed(String spec, String error) throws IOException {
        ImageStreamImport body = read(spec);

        ImageStreamException refusal =
                catchThrowableOfType(ImageStreamException.class, () -> ImportConverter.toModel(body, null));

        assertThat(refusal.causes().stream().map(FieldError::toString)).containsExactly(error);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "{}",
                        "spec.images: Invalid value: \"null\": you must specify at least one image or a repository"
                                + " import"),
                Arguments.of(
                        """
                        {"images":[{"from":{"kind":"ImageStreamTag","name":"x:y"},"to":{"name":"z"}}]}""",
                        "spec.images[0].from.kind: Invalid value: \"ImageStreamTag\": only DockerImage is supported"),
                Arguments.of(
                        """
                        {"images":[{"from":{"kind":"DockerImage","name":"x"},"to":{"name":""}}]}""",
                        "spec.images[0].to.name: Required value: the name of the target tag must be specified"),
                Arguments.of(
                        """
                        {"images":[{"from":{"kind":"DockerImage"}}]}""",
                        "spec.images[0].from.name: Required value"),
                Arguments.of(
                        """
                        {"images":[{"from":{"kind":"DockerImage","name":"UPPER/x"}}]}""",
                        "spec.images[0].from.name: Invalid value: \"UPPER/x\": repository name must be lowercase"),
                Arguments.of(
                        """
                        {"images":[null]}""",
                        "spec.images[0]: Required value: must not be null"),
                Arguments.of(
                        """
                        {"repository":{"from":{"kind":"DockerImage","name":"quay.io/acme/app:1"}}}""",
                        "spec.repository.from.name: Invalid value: \"quay.io/acme/app:1\": you must specify an image"
                                + " repository, not a tag or ID"),
                Arguments.of(
                        """
                        {"repository":{"from":{"kind":"DockerImage"}}}""",
                        "spec.repository.from.name: Required value: container image references require a name"));
    }

    /** An annotation of the tag that is imported again, or into; a tag that is new prefers nothing. */
    @Test
    void aTagThatPrefersAPlatformIsImportedForIt() throws IOException {
        ImageStream stream = annotated("prod", Map.of("importer.image.openshift.io/prefer-arch", "arm64"));

        List<TagImport> imports = ImportConverter.toModel(
                        read(
                                """
                {"images":[{"from":{"kind":"DockerImage","name":"quay.io/acme/app"},"to":{"name":"prod"}},
                           {"from":{"kind":"DockerImage","name":"quay.io/acme/app"},"to":{"name":"new"}}]}"""),
                        stream)
                .images();

        assertThat(imports).extracting(TagImport::preferred).containsExactly(Platform.of("", "arm64"), null);
    }

    private static ImageStream annotated(String tag, Map<String, String> annotations) {
        TagSpec spec = new TagSpec(
                new StreamTag(tag), new TagSource.DockerImage("quay.io/acme/app"), false, 1L, null, null, annotations);
        return new ImageStream(
                new StreamKey("acme", "app"),
                UUID.randomUUID(),
                1,
                1,
                Instant.EPOCH,
                Map.of(),
                Map.of(),
                null,
                false,
                null,
                List.of(spec),
                List.of());
    }

    private static ImageStreamImport read(String spec) throws IOException {
        return KubernetesJson.mapper().readValue("{\"spec\":" + spec + '}', ImageStreamImport.class);
    }
}
