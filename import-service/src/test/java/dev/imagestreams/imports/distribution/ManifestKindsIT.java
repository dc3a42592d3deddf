package dev.imagestreams.imports.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportPolicy;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of manifest, compared with the bytes that the registry serves for it. */
@QuarkusTest
class ManifestKindsIT extends DistributionTestBed {

    private static final String REPOSITORY = "team/kinds";
    private static final Platform AMD64 = Platform.of("linux", "amd64");
    private static final Platform ARM64 = Platform.of("linux", "arm64");

    private static final SampleImage SINGLE = SampleImage.version("kinds");
    private static final SampleIndex INDEX = SampleIndex.make(SampleImage.Format.OCI, "kinds", AMD64, ARM64);

    @TempDir
    static Path folder;

    private static DistributionRegistry registry;

    @BeforeAll
    static void fill() throws Exception {
        registry = DistributionRegistries.open();
        OciLayout layout = new OciLayout(folder);
        layout.name("oci", layout.add(SINGLE));
        layout.name("index", layout.add(INDEX));
        OciSamples samples = new OciSamples(layout);
        layout.name("attested", samples.attested(INDEX));
        layout.name("bare", samples.bare(INDEX));
        layout.name("chart", samples.chart());
        layout.name("zstd", samples.uncompressed());
        for (String name : List.of("oci", "index", "attested", "bare", "chart")) {
            registry.push(layout, name, REPOSITORY + ':' + name, "--all");
        }
        registry.push(layout, "zstd", REPOSITORY + ":zstd", "--dest-compress-format", "zstd");
        registry.push(layout, "oci", REPOSITORY + ":docker", "--format", "v2s2");
        registry.push(layout, "index", REPOSITORY + ":list", "--all", "--format", "v2s2");
        registry.push(layout, "oci", REPOSITORY + ":schema1", "--format", "v2s1");
        // skopeo copies no index in an index.
        registry.put(REPOSITORY, "nested", OciLayout.INDEX, samples.nested(INDEX));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oci", "docker", "zstd", "chart"})
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

    @ParameterizedTest
    @ValueSource(strings = {"index", "list", "attested"})
    void legacyTakesOneImageOfAListAndLeavesNoTraceOfTheList(String tag) throws Exception {
        ServedManifest list = registry.manifest(REPOSITORY, tag);
        Digest amd64 = list.entries().stream()
                .filter(entry -> entry.platform().equals(AMD64))
                .findFirst()
                .orElseThrow()
                .digest();

        for (String from : List.of(image(':' + tag), image("@" + list.digest()))) {
            ImportOutcome.Resolved resolved = resolved(from, INSECURE);

            assertThat(resolved.reference()).isEqualTo(image("@" + amd64));
            assertThat(resolved.children()).isEmpty();
            registry.manifest(REPOSITORY, amd64.toString()).assertIs(resolved.image());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "list", "attested", "bare"})
    void preserveOriginalKeepsTheListAndImportsAllThatIsInIt(String tag) throws Exception {
        ServedManifest list = registry.manifest(REPOSITORY, tag);

        ImportOutcome.Resolved resolved = resolved(image(':' + tag), WHOLE);

        Image image = resolved.image();
        assertThat(resolved.reference()).isEqualTo(image("@" + list.digest()));
        assertThat(image.digest()).isEqualTo(list.digest());
        assertThat(image.mediaType()).isEqualTo(list.mediaType());
        assertThat(image.layers()).isEmpty();
        assertThat(image.manifests()).isEqualTo(list.entries());
        assertThat(image.config().id()).isEqualTo(list.digest());
        assertThat(image.config().created())
                .asInstanceOf(InstanceOfAssertFactories.INSTANT)
                .isAfter(Instant.now().minus(Duration.ofMinutes(5)));
        assertThat(resolved.children()).hasSameSizeAs(image.manifests());
        for (Image child : resolved.children()) {
            assertThat(child.reference()).isEqualTo(image("@" + child.digest()));
            registry.manifest(REPOSITORY, child.digest().toString()).assertIs(child);
        }
    }

    @Test
    void ofAListWithoutPlatformsTheFirstImageIsTaken() throws Exception {
        assertThat(resolved(image(":bare"), INSECURE).image().digest())
                .isEqualTo(INDEX.images().get(0).digest());
    }

    @Test
    void anAttestationInAListIsOneOfItsImages() throws Exception {
        assertThat(resolved(image(":attested"), WHOLE).image().manifests())
                .extracting(ImageManifest::platform)
                .containsExactly(Platform.of("unknown", "unknown"), AMD64, ARM64);
    }

    @Test
    void ofAListInAListOneImageIsTaken() throws Exception {
        ImportOutcome.Resolved whole = resolved(image(":nested"), WHOLE);

        assertThat(whole.image().manifests()).hasSize(2);
        assertThat(whole.children())
                .extracting(Image::digest)
                .containsExactly(
                        INDEX.images().get(1).digest(), INDEX.images().get(0).digest());
    }

    /** Its digest leaves its signatures out, and must not be mistaken for one that is wrong. */
    @Test
    void aManifestOfSchema1IsRefusedWithItsReason() throws Exception {
        assertThat(look(image(":schema1")))
                .isEqualTo(internal(
                        image(":schema1"),
                        "docker schema 1 manifests are not supported, push the image again with a current client"));
    }

    /** @param rest tag or digest with its sign */
    private static String image(String rest) {
        return registry.address() + '/' + REPOSITORY + rest;
    }
}
