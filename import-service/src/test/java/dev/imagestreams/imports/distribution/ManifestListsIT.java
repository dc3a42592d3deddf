package dev.imagestreams.imports.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of list, and what is taken of it. */
@QuarkusTest
class ManifestListsIT extends KindsTestBed {

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
}
