package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.ALICE;
import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.alias;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.notFound;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportRulesTest {

    private static final String V1 = "registry.example/team/app:1";
    private static final Attribution SCHEDULE = new Attribution("system:image-import", Cause.SCHEDULE);

    @Test
    void anImportMakesStreamSpecAndHistoryEntryOneGeneration() {
        StreamState wished = put(put(absent(), external("other", V1)), external("prod", V1));

        StreamState stream = apply(wished, resolved("prod", 2L, V1, "one"));

        assertThat(stream.generation()).isEqualTo(3);
        assertThat(stream.specOf(tag("prod")).orElseThrow().generation()).isEqualTo(3);
        assertThat(stream.newest(tag("prod")).orElseThrow().generation()).isEqualTo(3);
        assertThat(stream.annotations()).containsKey(ImportRules.CHECKED);
    }

    /** The import policy is the last import's; what consumers pull by stays as it was chosen for the tag. */
    @Test
    void anImportChangesTheImportPolicyAndNeverTheReferencePolicy() {
        ImportPolicy insecure = new ImportPolicy(true, true, ImportMode.PRESERVE_ORIGINAL);
        SourceResult first = resolved("prod", null, V1, "one");
        StreamState stream = apply(absent(), first);

        StreamState again = apply(stream, imported(first, insecure, ReferencePolicy.LOCAL));
        StreamState fresh = apply(absent(), imported(first, insecure, ReferencePolicy.LOCAL));

        assertThat(again.specOf(tag("prod")).orElseThrow().importPolicy()).isEqualTo(insecure);
        assertThat(again.specOf(tag("prod")).orElseThrow().referencePolicy()).isEqualTo(ReferencePolicy.SOURCE);
        assertThat(fresh.specOf(tag("prod")).orElseThrow().referencePolicy()).isEqualTo(ReferencePolicy.LOCAL);
    }

    @Test
    void anImportIntoNothingMakesTheStreamAndTheTag() {
        StreamState stream = apply(absent(), resolved("latest", null, V1, "one"));

        assertThat(stream.generation()).isEqualTo(1);
        assertThat(stream.specOf(tag("latest")).orElseThrow().from()).isEqualTo(new TagSource.DockerImage(V1));
        assertThat(stream.newest(tag("latest")).orElseThrow().image()).isEqualTo(digest("one"));
    }

    @Test
    void aRepositoryThatCouldNotBeListedMakesTheStreamAllTheSame() {
        StreamState stream = apply(absent());

        assertThat(stream.generation()).isEqualTo(1);
        assertThat(stream.spec()).isEmpty();
        assertThat(stream.annotations()).containsKey(ImportRules.CHECKED);
        assertThat(apply(stream)).isEqualTo(stream);
    }

    @Test
    void theSameAnswerTwiceChangesNothing() {
        StreamState stream = apply(put(absent(), external("prod", V1)), resolved("prod", 1L, V1, "one"));

        StreamState again = apply(stream, resolved("prod", null, V1, "one"));

        assertThat(again).isEqualTo(stream);
    }

    /** Of a repository, whose tags are told in several events. */
    @Test
    void aPartLeavesTheTagsItDoesNotTellOfOpen() {
        StreamState wished = put(absent(), external("named", V1));
        long wanted = wished.specOf(tag("named")).orElseThrow().generation();

        StreamState first = apply(wished, resolved("v1", null, V1 + ".1", "one"));
        StreamState second =
                apply(first, resolved("v2", null, V1 + ".2", "two"), resolved("v1", null, V1 + ".1", "one"));
        StreamState last = apply(second, resolved("named", wanted, V1, "three"));

        assertThat(first.specOf(tag("named")).orElseThrow().generation()).isEqualTo(wanted);
        assertThat(first.newest(tag("named"))).isEmpty();
        assertThat(first.newest(tag("v2"))).isEmpty();
        assertThat(second.newest(tag("v1"))).as("told again").isEqualTo(first.newest(tag("v1")));
        assertThat(second.newest(tag("v2")).orElseThrow().image()).isEqualTo(digest("two"));
        assertThat(last.newest(tag("named")).orElseThrow().image()).isEqualTo(digest("three"));
        assertThat(last.newest(tag("v1"))).isEqualTo(first.newest(tag("v1")));
    }

    @Test
    void anAnswerToAWishThatHasMovedOnIsIgnored() {
        StreamState wished = put(put(absent(), external("prod", V1)), external("prod", "registry.example/team/app:2"));

        StreamState late = apply(wished, resolved("prod", 1L, V1, "one"));

        assertThat(late).isEqualTo(wished);
    }

    @Test
    void anAnswerGivenTwiceIsAppliedOnce() {
        StreamState wished = put(absent(), external("prod", V1));

        StreamState once = apply(wished, resolved("prod", 1L, V1, "one"));
        StreamState twice = apply(once, resolved("prod", 1L, V1, "two"));

        assertThat(twice).isEqualTo(once);
    }

    @Test
    void aFailureIsAConditionAndKeepsTheOldImage() {
        StreamState stream = apply(put(absent(), external("prod", V1)), resolved("prod", 1L, V1, "one"));

        StreamState failed = apply(stream, notFound("prod", null, V1));

        assertThat(failed.statusOf(tag("prod")).failure().reason()).isEqualTo("NotFound");
        assertThat(failed.newest(tag("prod")).orElseThrow().image()).isEqualTo(digest("one"));
        assertThat(failed.specOf(tag("prod")).orElseThrow().generation()).isEqualTo(failed.generation());
        assertThat(apply(failed, notFound("prod", null, V1)))
                .as("the same failure again")
                .isEqualTo(failed);
    }

    @Test
    void aSuccessEndsTheFailureAlsoWhereTheImageIsTheOneBefore() {
        StreamState stream = apply(put(absent(), external("prod", V1)), resolved("prod", 1L, V1, "one"));
        StreamState failed = apply(stream, notFound("prod", null, V1));

        StreamState again = apply(failed, resolved("prod", null, V1, "one"));

        assertThat(again.statusOf(tag("prod")).failure()).isNull();
        assertThat(again.statusOf(tag("prod")).items()).hasSize(1);
    }

    @Test
    void theSameFailureAnswersANewerWish() {
        StreamState failed = apply(put(absent(), external("prod", V1)), notFound("prod", 1L, V1));
        StreamState again = put(failed, external("prod", V1).withGeneration(0L));
        long wanted = again.specOf(tag("prod")).orElseThrow().generation();

        StreamState answered = apply(again, notFound("prod", wanted, V1));

        TagState state = answered.statusOf(tag("prod"));
        assertThat(state.answeredGeneration())
                .isGreaterThanOrEqualTo(
                        answered.specOf(tag("prod")).orElseThrow().generation());
        assertThat(state.failure().lastTransitionTime())
                .isEqualTo(failed.statusOf(tag("prod")).failure().lastTransitionTime());
    }

    @Test
    void aFollowerGetsTheNewImageInTheSameChange() {
        StreamState stream = put(put(absent(), external("prod", V1)), alias("stable", "prod"));

        StreamState imported = apply(stream, resolved("prod", 1L, V1, "one"));

        TagEvent followed = imported.newest(tag("stable")).orElseThrow();
        assertThat(followed.image()).isEqualTo(digest("one"));
        assertThat(followed.by().cause()).isEqualTo(Cause.PROPAGATION);
    }

    @Test
    void anImportedAliasBecomesAnExternalTag() {
        StreamState stream = put(put(absent(), external("prod", V1)), alias("stable", "prod"));

        StreamState imported = apply(stream, resolved("stable", null, V1, "one"));

        assertThat(imported.specOf(tag("stable")).orElseThrow().from()).isEqualTo(new TagSource.DockerImage(V1));
    }

    @Test
    void aTagWhoseSourceMakesNoSenseDoesNotKeepOthersFromTheirImages() {
        String noTag = "registry.example:5000/team/app:1";
        StreamState stream = put(put(absent(), external("prod", V1)), external("odd", noTag));
        StreamState onlyItsKindChanged = put(stream, alias("odd", noTag));

        StreamState imported = apply(onlyItsKindChanged, resolved("prod", null, V1, "one"));

        assertThat(imported.newest(tag("prod")).orElseThrow().image()).isEqualTo(digest("one"));
        assertThat(imported.newest(tag("odd"))).isEmpty();
    }

    @Test
    void aScheduleThatHasEndedChangesNothingMore() {
        StreamState stream = put(absent(), external("prod", V1));

        StreamState late = new ImportRules(SCHEDULE, NOW).apply(stream, List.of(resolved("prod", null, V1, "one")));

        assertThat(late).isEqualTo(stream);
    }

    @Test
    void tagsThatWouldExceedALimitSayWhy() {
        StreamState stream = apply(put(absent(), external("a", V1)), resolved("a", null, V1, "one"));
        StreamState wanted = apply(stream, resolved("a", null, V1, "two"), resolved("b", null, V1, "three"));

        StreamState told = new ImportRules(IMPORTER, NOW).refused(stream, wanted, "too many");

        assertThat(told.statusOf(tag("a"))).isEqualTo(stream.statusOf(tag("a")));
        assertThat(told.statusOf(tag("b")).failure().reason()).isEqualTo("Forbidden");
        assertThat(told.statusOf(tag("b")).failure().message()).isEqualTo("too many");
        assertThat(told.spec()).isEqualTo(stream.spec());
    }

    private static StreamState put(StreamState stream, TagSpec tag) {
        return new SpecRules(Examples.surroundings(stream), ALICE, NOW).put(stream, tag);
    }

    private static StreamState apply(StreamState stream, SourceResult... results) {
        return new ImportRules(IMPORTER, NOW).apply(stream, List.of(results));
    }

    private static SourceResult imported(SourceResult result, ImportPolicy importing, ReferencePolicy referring) {
        TagImport source = result.source();
        return new SourceResult(
                new TagImport(source.tag(), null, source.from(), importing, referring, null), result.result());
    }
}
