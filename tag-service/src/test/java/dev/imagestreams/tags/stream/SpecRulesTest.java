package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.ALICE;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.alias;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.rollback;
import static dev.imagestreams.tags.stream.Examples.scheduled;
import static dev.imagestreams.tags.stream.Examples.surroundings;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.AllowedRegistries;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SpecRulesTest {

    private static final String V1 = "registry.example/team/app:1";

    @Test
    void aNewStreamAndItsTagsStartAtGenerationOne() {
        StreamState stream = rules(absent()).put(absent(), external("prod", V1));

        assertThat(stream.generation()).isEqualTo(1);
        assertThat(stream.specOf(tag("prod")).orElseThrow().generation()).isEqualTo(1);
        assertThat(stream.status()).isEmpty();
    }

    @Test
    void aClientsGenerationIsIgnoredExceptZeroWhichAsksAgain() {
        StreamState stream = put(absent(), external("prod", V1));

        StreamState same = put(stream, external("prod", V1).withGeneration(77L));
        StreamState again = put(stream, external("prod", V1).withGeneration(0L));

        assertThat(same).isEqualTo(stream);
        assertThat(again.generation()).isEqualTo(2);
        assertThat(again.specOf(tag("prod")).orElseThrow().generation()).isEqualTo(2);
    }

    @Test
    void schedulingATagBumpsTheStreamButNotTheTag() {
        StreamState stream = put(absent(), external("prod", V1));

        StreamState followed = put(stream, scheduled(external("prod", V1)));

        assertThat(followed.generation()).isEqualTo(2);
        assertThat(followed.specOf(tag("prod")).orElseThrow().generation()).isEqualTo(1);
    }

    @Test
    void labelsDoNotBumpTheGeneration() {
        StreamState stream = put(absent(), external("prod", V1));

        StreamState labelled = rules(stream)
                .replace(
                        stream.withMetadata(new Metadata(Map.of("team", "a"), Map.of(), Housekeeping.NONE)),
                        false,
                        null,
                        List.copyOf(stream.spec().values()));

        assertThat(labelled.generation()).isEqualTo(stream.generation());
        assertThat(labelled.metadata().labels()).containsEntry("team", "a");
    }

    @Test
    void rollingBackPutsTheOldImageOnTop() {
        StreamState stream = imported(imported(put(absent(), external("prod", V1)), "one"), "two");

        StreamState back = put(stream, rollback("prod", "app@" + digest("one")));

        assertThat(back.statusOf(tag("prod")).items())
                .extracting(TagEvent::image)
                .containsExactly(digest("one"), digest("two"), digest("one"));
        assertThat(back.newest(tag("prod")).orElseThrow().by()).isEqualTo(ALICE);
    }

    @Test
    void anImageIsFoundByTheBeginningOfItsDigest() {
        StreamState stream = imported(imported(put(absent(), external("prod", V1)), "one"), "two");

        StreamState back = put(stream, rollback("prod", digest("one").hex().substring(0, 12)));

        assertThat(back.newest(tag("prod")).orElseThrow().image()).isEqualTo(digest("one"));
    }

    @Test
    void anUnknownImageIsRefusedWithTheTextClientsKnow() {
        StreamState stream = imported(put(absent(), external("prod", V1)), "one");
        String unknown = digest("never").toString();

        assertThatThrownBy(() -> put(stream, rollback("prod", "app@" + unknown)))
                .isInstanceOf(ImageStreamException.class)
                .hasMessage(
                        "[]: Internal error: imagestreams \"app\" is invalid: spec.tags[prod].from.name: Invalid value:"
                                + " \"app@" + unknown
                                + "\": error generating tag event: imagestreamimage.image.openshift.io \""
                                + unknown + "\" not found");
    }

    @Test
    void anAliasCopiesTheImageAndRaisesItsSourcesGeneration() {
        StreamState stream = imported(put(absent(), external("prod", V1)), "one");

        StreamState aliased = put(stream, alias("stable", "app:prod"));

        TagEvent copy = aliased.newest(tag("stable")).orElseThrow();
        assertThat(copy.image()).isEqualTo(digest("one"));
        assertThat(copy.generation()).isEqualTo(aliased.generation());
        assertThat(aliased.newest(tag("prod")).orElseThrow().generation()).isEqualTo(aliased.generation());
    }

    @Test
    void anAliasOfATagThatDoesNotExistWaits() {
        StreamState stream = put(absent(), alias("stable", "prod"));

        assertThat(stream.specOf(tag("stable"))).isPresent();
        assertThat(stream.status()).isEmpty();
    }

    @Test
    void aliasesOfAliasesFollowAndCyclesEnd() {
        StreamState stream = put(absent(), external("a", V1));
        stream = put(stream, alias("b", "a"));
        stream = put(stream, alias("c", "b"));
        stream = put(stream, alias("x", "y"));
        stream = put(stream, alias("y", "x"));

        StreamState imported = new ImportRules(Examples.IMPORTER, NOW)
                .apply(stream, List.of(resolved("a", null, V1, "one"), resolved("x", null, V1, "two")));

        assertThat(imported.newest(tag("c")).orElseThrow().image()).isEqualTo(digest("one"));
        assertThat(imported.newest(tag("y")).orElseThrow().image()).isEqualTo(digest("two"));
    }

    @Test
    void aReferenceTagPointsAtOnceAndHasNoImage() {
        TagSpec reference = new TagSpec(
                tag("ref"),
                new TagSource.DockerImage(V1),
                true,
                null,
                ImportPolicy.DEFAULT,
                ReferencePolicy.SOURCE,
                Map.of());

        StreamState stream = put(absent(), reference);

        TagEvent event = stream.newest(tag("ref")).orElseThrow();
        assertThat(event.reference()).isEqualTo(V1);
        assertThat(event.image()).isNull();
    }

    @Test
    void anAliasInAMissingStreamIsRefused() {
        TagSpec alias = Examples.spec("x", new TagSource.ImageStreamTag("other", "base:1"));

        assertThatThrownBy(() -> put(absent(), alias))
                .hasMessageContaining("spec.tags[x].from.name: Not found: \"base:1\"");
    }

    @Test
    void onlyRegistriesCanBeFollowedOnASchedule() {
        assertThatThrownBy(() -> put(absent(), scheduled(alias("x", "y"))))
                .hasMessage("tag.importPolicy.scheduled: Invalid value: true: only tags pointing to Docker"
                        + " repositories may be scheduled for background import");
    }

    @Test
    void everyBrokenTagIsReportedAtOnce() {
        List<TagSpec> tags = List.of(external("a", "INVALID REF"), external("b", ""));

        assertThatThrownBy(() -> rules(absent()).replace(absent(), false, null, tags))
                .isInstanceOfSatisfying(ImageStreamException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.INVALID);
                    assertThat(e.causes()).hasSize(2);
                })
                .hasMessage("[spec.tags[a].from.name: Invalid value: \"INVALID REF\": invalid reference format,"
                        + " spec.tags[b].from.name: Required value]");
    }

    @Test
    void aSourceOfAKindThereIsNotIsRefusedByTagLogicAndOnItsField() {
        TagSpec bogus = Examples.spec("a", new TagSource.Other("Bogus", null, "x"));

        assertThatThrownBy(() -> rules(absent()).replace(absent(), false, null, List.of(bogus)))
                .hasMessage(
                        "[[]: Internal error: imagestreams \"app\" is invalid: spec.tags[a].from.name: Invalid value:"
                                + " \"x\": must be of the form <tag>, <repo>:<tag>, <id>, or <repo>@<id>,"
                                + " spec.tags[a].from.kind: Required value: valid values are 'DockerImage', 'ImageStreamImage',"
                                + " 'ImageStreamTag']");
    }

    @Test
    void whatIsWrongWithTheRepositoryIsToldBeforeWhatIsWrongWithTags() {
        assertThatThrownBy(() ->
                        rules(absent()).replace(absent(), false, "bad repo:tag", List.of(scheduled(alias("a", "v1")))))
                .hasMessage("[spec.dockerImageRepository: Invalid value: \"bad repo:tag\": invalid reference format,"
                        + " spec.tags[a].importPolicy.scheduled: Invalid value: true: only tags pointing to Docker"
                        + " repositories may be scheduled for background import]");
    }

    @Test
    void ofTwoTagsWithOneNameTheLastWinsAndAnyNameIsTaken() {
        StreamState stream = rules(absent())
                .replace(
                        absent(),
                        false,
                        null,
                        List.of(external("a b", V1), external("-bad", V1), external("a b", "x.example/y:2")));

        assertThat(stream.spec()).hasSize(2);
        assertThat(stream.specOf(tag("a b")).orElseThrow().from().name()).isEqualTo("x.example/y:2");
    }

    @Test
    void aSourceStreamOfAnImpossibleNameIsNotFound() {
        assertThatThrownBy(() -> put(absent(), alias("x", "BAD_NAME:1")))
                .hasMessageContaining("spec.tags[x].from.name: Not found: \"BAD_NAME:1\"");
    }

    @Test
    void whatLiesInAnothersRepositoryIsPulledThroughThisStreams() {
        StreamState other = pushed("other", "registry.here:5000/demo/other@" + digest("one"));
        Surroundings here = new Surroundings(
                KnownStreams.of(other),
                AllowedRegistries.ALL,
                new InternalRegistry(Optional.of("registry.here:5000")),
                NamespaceLimits.NONE);

        StreamState copied = new SpecRules(here, ALICE, NOW).put(absent(), alias("a", "other:latest"));
        StreamState rolledBack = new SpecRules(here, ALICE, NOW).put(absent(), rollback("a", "other@" + digest("one")));
        StreamState elsewhere = rules(other).put(absent(), alias("a", "other:latest"));

        String own = "registry.here:5000/demo/app@" + digest("one");
        assertThat(copied.newest(tag("a")).orElseThrow().reference()).isEqualTo(own);
        assertThat(rolledBack.newest(tag("a")).orElseThrow().reference()).isEqualTo(own);
        assertThat(elsewhere.newest(tag("a")).orElseThrow().reference())
                .isEqualTo("registry.here:5000/demo/other@" + digest("one"));
    }

    @Test
    void forgettingATagsWishKeepsItsHistoryAndIsANewGeneration() {
        StreamState stream = imported(put(absent(), external("prod", V1)), "one");

        StreamState forgotten = rules(stream).forget(stream, tag("prod"));

        assertThat(forgotten.spec()).isEmpty();
        assertThat(forgotten.generation()).isEqualTo(stream.generation() + 1);
        assertThat(forgotten.newest(tag("prod"))).isEqualTo(stream.newest(tag("prod")));
        assertThat(rules(forgotten).forget(forgotten, tag("prod"))).isEqualTo(forgotten);
    }

    @Test
    void removingATagFromTheSpecKeepsItsHistory() {
        StreamState stream = imported(put(absent(), external("prod", V1)), "one");

        StreamState without = rules(stream).replace(stream, false, null, List.of());

        assertThat(without.spec()).isEmpty();
        assertThat(without.newest(tag("prod"))).isPresent();
    }

    @Test
    void annotatingATagThatIsNotWishedForIsRefused() {
        assertThatThrownBy(() -> rules(absent()).annotate(absent(), tag("x"), Map.of()))
                .hasMessage("imagestreamtag x is not a spec tag in imagestream demo/app, cannot be updated");
    }

    private static StreamState pushed(String name, String reference) {
        StreamState absent = StreamState.absent(new StreamKey("demo", name), UUID.randomUUID(), NOW);
        return new MappingRules(surroundings(), ALICE, NOW)
                .map(absent.withGeneration(1), tag("latest"), reference, digest("one"));
    }

    private static SpecRules rules(StreamState... known) {
        return new SpecRules(surroundings(known), ALICE, NOW);
    }

    private static StreamState put(StreamState stream, TagSpec tag) {
        return rules(stream).put(stream, tag);
    }

    private static StreamState imported(StreamState stream, String content) {
        return new ImportRules(Examples.IMPORTER, NOW).apply(stream, List.of(resolved("prod", null, V1, content)));
    }
}
