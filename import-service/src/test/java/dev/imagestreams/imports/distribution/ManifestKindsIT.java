package dev.imagestreams.imports.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.source.Registries;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.ImportPolicy;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of image, compared with the bytes that the registry serves for it. */
@QuarkusTest
class ManifestKindsIT extends KindsTestBed {

    @Inject
    Registries registries;

    @ParameterizedTest
    @ValueSource(strings = {"oci", "docker", "zstd", "chart", "large"})
    void anImageIsItsManifestByTagAndByDigestInBothModes(String tag) throws Exception {
        ServedManifest manifest = registry.manifest(REPOSITORY, tag);

        for (ImportPolicy policy : List.of(INSECURE, WHOLE)) {
            for (String from : List.of(image(':' + tag), image("@" + manifest.digest()))) {
                ImportOutcome.Resolved resolved = resolved(from, policy);

                assertThat(resolved.reference()).isEqualTo(image("@" + manifest.digest()));
                assertThat(resolved.children()).isEmpty();
                manifest.assertIs(resolved.image());
            }
        }
    }

    @Test
    void whatIsKnownOfAnImageComesFromItsConfiguration() throws Exception {
        for (String tag : List.of("oci", "docker")) {
            ImageConfig config = resolved(image(':' + tag), INSECURE).image().config();

            assertThat(config.id()).isEqualTo(Digest.sha256(SINGLE.config()));
            assertThat(config.created()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(config.platform()).isEqualTo(AMD64);
            assertThat(config.config().env()).containsExactly("PATH=/usr/bin:/bin", "APP_VERSION=kinds");
            assertThat(config.config().entrypoint()).containsExactly("/app/run");
            assertThat(config.config().cmd()).containsExactly("serve");
            assertThat(config.config().exposedPorts()).containsExactly("8080/tcp");
            assertThat(config.config().user()).isEqualTo("1001");
            assertThat(config.config().workingDir()).isEqualTo("/app");
            assertThat(config.config().labels()).containsEntry("org.opencontainers.image.version", "kinds");
        }
    }

    @Test
    void layersKeepTheTypeTheyHave() throws Exception {
        assertThat(resolved(image(":zstd"), INSECURE).image().layers())
                .extracting(ImageLayer::mediaType)
                .containsExactly("application/vnd.oci.image.layer.v1.tar+zstd");
        assertThat(resolved(image(":docker"), INSECURE).image().layers())
                .extracting(ImageLayer::mediaType)
                .containsOnly("application/vnd.docker.image.rootfs.diff.tar.gzip")
                .hasSize(2);
    }

    /** What is no image's configuration tells nothing, and is no reason to refuse the artifact. */
    @Test
    void ofAnArtifactOnlyWhatTheManifestSaysIsKnown() throws Exception {
        ImageConfig config = resolved(image(":chart"), INSECURE).image().config();

        assertThat(config.created()).isNull();
        assertThat(config.platform()).isEqualTo(Platform.of("", ""));
        assertThat(config.config().env()).isEmpty();
    }

    /** So that a look at a tag that has not moved is one {@code HEAD}. */
    @ParameterizedTest
    @ValueSource(strings = {"oci", "docker", "zstd", "chart", "index", "list", "attested", "nested"})
    void aHeadTellsWhatATagPointsTo(String tag) throws Exception {
        assertThat(registries
                        .withoutSecrets()
                        .open(RepositoryName.parse(image("")), true)
                        .digestOf(TagName.parse(tag)))
                .contains(registry.manifest(REPOSITORY, tag).digest());
    }

    /** Its digest leaves its signatures out, and must not be mistaken for one that is wrong. */
    @Test
    void aManifestOfSchema1IsRefusedWithItsReason() throws Exception {
        assertThat(look(image(":schema1")))
                .isEqualTo(internal(
                        image(":schema1"),
                        "docker schema 1 manifests are not supported, push the image again with a current client"));
    }
}
