package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.ALICE;
import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.scheduled;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.TagSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of registries, and when. */
class ImportWishesTest {

    private static final String V1 = "registry.example/team/app:1";

    @Test
    void aWishIsRequestedOnceAndAnAnswerEndsIt() {
        StreamState wished = put(absent(), external("prod", V1));
        StreamState answered = apply(wished, resolved("prod", 1L, V1, "one"));

        Optional<ImportRequested> request = wishes(absent(), wished);

        assertThat(request.orElseThrow().imports())
                .extracting(TagImport::generation)
                .containsExactly(1L);
        assertThat(wishes(wished, answered)).isEmpty();
    }

    @Test
    void scheduledTagsAreToldAsAWholeWheneverTheyChange() {
        StreamState one = put(absent(), scheduled(external("a", V1)));
        StreamState two = put(one, scheduled(external("b", V1)));
        StreamState none = two.without(tag("a")).without(tag("b"));

        assertThat(wishes(one, two).orElseThrow().schedule())
                .extracting(TagImport::tag)
                .containsExactly(tag("a"), tag("b"));
        assertThat(wishes(two, none).orElseThrow().schedule()).isEmpty();
        assertThat(wishes(two, null).orElseThrow().schedule()).isEmpty();
    }

    @Test
    void aWholeRepositoryIsWishedForOnceAndAgainWhenItIsAnother() {
        StreamState first = repository(absent(), "quay.io/shop/app");
        StreamState imported = apply(first, resolved("v1", null, "quay.io/shop/app:v1", "one"));
        StreamState other = repository(imported, "quay.io/shop/other");
        StreamState forgotten = imported.withMetadata(Metadata.NONE);

        assertThat(wishes(absent(), first).orElseThrow().repository().from()).isEqualTo("quay.io/shop/app");
        assertThat(imported.annotations()).containsKey(ImportRules.CHECKED);
        assertThat(wishes(first, imported)).isEmpty();
        assertThat(wishes(imported, other).orElseThrow().repository().from()).isEqualTo("quay.io/shop/other");
        assertThat(wishes(imported, forgotten).orElseThrow().repository()).isNotNull();
        assertThat(wishes(imported, repository(imported, null))).isEmpty();
    }

    @Test
    void aWholeRepositoryIsInsecureWhereItsStreamSaysSo() {
        StreamState declared = absent().withAnnotation(Admission.INSECURE, "true");

        assertThat(wishes(absent(), repository(declared, "quay.io/a/b"))
                        .orElseThrow()
                        .repository()
                        .importPolicy()
                        .insecure())
                .isTrue();
        assertThat(wishes(absent(), repository(absent(), "quay.io/a/b"))
                        .orElseThrow()
                        .repository()
                        .importPolicy())
                .isEqualTo(ImportPolicy.DEFAULT);
    }

    /** As in OpenShift, where only who imports a repository reads the annotation. */
    @Test
    void aTagIsNotInsecureBecauseItsStreamSaysSo() {
        StreamState declared = put(absent().withAnnotation(Admission.INSECURE, "true"), external("prod", V1));

        assertThat(wishes(absent(), declared).orElseThrow().imports())
                .singleElement()
                .satisfies(wish -> assertThat(wish.importPolicy().insecure()).isFalse());
    }

    @Test
    void aTagSaysWhichPlatformItPrefersWheneverItIsAskedFor() {
        TagSpec tag = scheduled(external("prod", V1))
                .withAnnotations(Map.of(
                        "importer.image.openshift.io/prefer-arch", "arm64",
                        "importer.image.openshift.io/prefer-os", "linux"));

        ImportRequested request = wishes(absent(), put(absent(), tag)).orElseThrow();

        assertThat(request.imports()).extracting(TagImport::preferred).containsExactly(Platform.of("linux", "arm64"));
        assertThat(request.schedule()).extracting(TagImport::preferred).containsExactly(Platform.of("linux", "arm64"));
    }

    @Test
    void aReferenceIsNeitherImportedNorLookedAtAgain() {
        TagSpec source = scheduled(external("ref", V1));
        TagSpec reference = new TagSpec(
                source.name(),
                source.from(),
                true,
                null,
                source.importPolicy(),
                source.referencePolicy(),
                source.annotations());

        assertThat(wishes(absent(), put(absent(), reference))).isEmpty();
    }

    @Test
    void aDigestIsLookedAtOnAScheduleUntilItIsImported() {
        String pinned = "registry.example/team/app@" + digest("one");
        StreamState wished = put(absent(), scheduled(external("prod", pinned)));
        StreamState imported = apply(wished, resolved("prod", 1L, pinned, "one"));

        assertThat(wishes(absent(), wished).orElseThrow().schedule()).hasSize(1);
        assertThat(wishes(wished, imported).orElseThrow().schedule()).isEmpty();
    }

    @Test
    void aStreamThatSaysItWasImportedIsNotImportedWhole() {
        StreamState copied =
                repository(absent().withAnnotation(ImportRules.CHECKED, "2026-01-01T00:00:00Z"), "quay.io/a/b");

        assertThat(wishes(absent(), copied)).isEmpty();
    }

    private static StreamState repository(StreamState stream, String repository) {
        return new SpecRules(Examples.surroundings(stream), ALICE, NOW)
                .replace(stream, false, repository, List.copyOf(stream.spec().values()));
    }

    private static Optional<ImportRequested> wishes(StreamState before, StreamState after) {
        return ImportWishes.of(new StreamTransition(before, after, ALICE, NOW), 1);
    }

    private static StreamState put(StreamState stream, TagSpec tag) {
        return new SpecRules(Examples.surroundings(stream), ALICE, NOW).put(stream, tag);
    }

    private static StreamState apply(StreamState stream, SourceResult... results) {
        return new ImportRules(IMPORTER, NOW).apply(stream, List.of(results));
    }
}
