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

class ImageReferenceTest {

    private static final String DIGEST = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "busybox,                           Untagged,   docker.io/library/busybox:latest",
        "busybox:1.36,                      ByTag,      docker.io/library/busybox:1.36",
        "bitnami/redis,                     Untagged,   docker.io/bitnami/redis:latest",
        "quay.io/team/app:v1,               ByTag,      quay.io/team/app:v1",
        "localhost:5000/app,                Untagged,   localhost:5000/app:latest",
        "localhost:5000/app:v1,             ByTag,      localhost:5000/app:v1",
        "[::1]:5000/app:v1,                 ByTag,      [::1]:5000/app:v1",
        "app@" + DIGEST + ",                ByDigest,   docker.io/library/app@" + DIGEST,
        "quay.io/app@" + DIGEST + ",        ByDigest,   quay.io/app@" + DIGEST
    })
    void aPullSpecKeepsItsSpellingAndKnowsWhatAClientPulls(String typed, String kind, String pulled) {
        ImageReference reference = ImageReference.parse(typed);

        assertThat(reference).hasToString(typed);
        assertThat(reference.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(reference.withClientDefaults()).hasToString(pulled);
    }

    @Test
    void theDigestWinsOverTheTag() {
        ImageReference both = ImageReference.parse("quay.io/app:v1@" + DIGEST);

        assertThat(both).hasToString("quay.io/app@" + DIGEST);
        assertThat(both.typedTag()).isEmpty();
        assertThat(both.typedDigest()).contains(Digest.parse(DIGEST));
    }

    @Test
    void aPinnedReferenceKeepsTheRepositorysSpelling() {
        ImageReference tagged = ImageReference.parse("busybox:1.36");

        assertThat(tagged.at(Digest.parse(DIGEST))).hasToString("busybox@" + DIGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ":v1",
                "@" + DIGEST,
                "app:",
                "app@",
                "app:v 1",
                "app:v1:v2",
                "app@sha256:short",
                "app@" + DIGEST + "@" + DIGEST,
                "app:@" + DIGEST,
                "https://quay.io/app",
                "quay.io/app:v1\n",
                "/app:v1"
            })
    void whatIsNoPullSpecHasAnInvalidFormat(String text) {
        assertRefused(text, "invalid reference format");
    }

    @Test
    void openShiftsOtherTextsAreKept() {
        assertRefused("", "repository name must have at least one component");
        assertRefused("team/App:v1", "repository name must be lowercase");
        assertRefused("a".repeat(256) + ":v1", "repository name must not be more than 255 characters");
    }

    @Property
    void parsingUndoesPrinting(@ForAll("references") ImageReference reference) {
        assertThat(ImageReference.parse(reference.toString())).isEqualTo(reference);
    }

    @Property
    void clientDefaultsAreFilledInOnce(@ForAll("references") ImageReference reference) {
        ImageReference full = reference.withClientDefaults();

        assertThat(full).isNotInstanceOf(ImageReference.Untagged.class);
        assertThat(full.withClientDefaults()).isEqualTo(full);
    }

    @Property
    void garbageIsRefusedOrKeptAsItIs(@ForAll("nearlyReferences") String text) {
        Refusals.refusesOrKeeps(ImageReference::parse, text);
    }

    @Provide
    Arbitrary<ImageReference> references() {
        return ModelArbitraries.references();
    }

    @Provide
    Arbitrary<String> nearlyReferences() {
        return Refusals.textsNear("quay.io:443/team/app:v1@" + DIGEST, "aZ09._-/:[]@ \n\u0000é");
    }

    private static void assertRefused(String text, String message) {
        assertThatThrownBy(() -> ImageReference.parse(text))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage(message);
    }
}
