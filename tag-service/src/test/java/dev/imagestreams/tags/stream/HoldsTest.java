package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.ALICE;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.REPOSITORY;
import static dev.imagestreams.tags.stream.Examples.absent;
import static dev.imagestreams.tags.stream.Examples.alias;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.rollback;
import static dev.imagestreams.tags.stream.Examples.surroundings;
import static dev.imagestreams.tags.stream.Examples.tag;
import static dev.imagestreams.tags.stream.HeldStream.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.api.PendingMove;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.TagEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class HoldsTest {

    private static final Map<String, String> HELD = Map.of(Hold.HOLD, "true", Hold.REASON, "freeze");
    private static final List<String> CONTENTS = List.of("one", "two", "three");

    /** What is done to the tag, and with which content. */
    record Step(String act, String content) {}

    /** What the tag should point to, and what should wait, told without any history. */
    private static final class Expected {
        private String current;
        private String waiting;
        private boolean held;

        void take(Step step) {
            switch (step.act()) {
                case "import", "push" -> comes(step.content());
                case "put" -> {
                    current = step.content();
                    waiting = held && !step.content().equals(waiting) ? waiting : null;
                }
                case "hold" -> held = true;
                default -> ends(step.act().equals("release"));
            }
        }

        private void comes(String content) {
            if (held) {
                waiting = content.equals(current) ? null : content;
            } else {
                current = content;
            }
        }

        private void ends(boolean applied) {
            current = applied && waiting != null ? waiting : current;
            waiting = null;
            held = false;
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<String> acts = Arbitraries.of("import", "push", "put", "hold", "release", "drop");
        return Combinators.combine(acts, Arbitraries.of(CONTENTS))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Property
    void aHeldTagIsMovedByHandOnlyAndReleasedToTheNewestThatCame(@ForAll("steps") List<Step> steps) {
        HeldStream stream = new HeldStream();
        Expected expected = new Expected();
        for (Step step : steps) {
            StreamState before = stream.state();
            perform(stream, step);
            expected.take(step);
            assertThat(content(stream.prod().newest().orElse(null))).isEqualTo(expected.current);
            assertThat(content(stream.prod().pending())).isEqualTo(expected.waiting);
            assertPositionsAreNeverTakenTwice(before, stream.state());
        }
    }

    @Test
    void whatWaitsKeepsItsAttributionAndIsTakenOnceWhenTheHoldEnds() {
        HeldStream stream = new HeldStream();
        stream.imported("one");
        stream.annotated(HELD);
        stream.pushed("two");
        stream.imported("three");
        StreamState held = stream.state();

        stream.annotated(Map.of());

        TagEvent released = stream.prod().newest().orElseThrow();
        assertThat(released.image()).isEqualTo(digest("three"));
        assertThat(released.by()).isEqualTo(held.statusOf(PROD).pending().by());
        assertThat(released.generation()).isEqualTo(stream.spec().generation());
        assertThat(stream.prod().items()).extracting(TagEvent::image).containsExactly(digest("three"), digest("one"));
        assertThat(ReleaseRules.outcome(held, stream.state(), PROD, stream.now()))
                .isEqualTo(PendingMove.RELEASED);
        assertThat(ReleaseRules.release(stream.state(), stream.now())).isEqualTo(stream.state());
    }

    @Test
    void aHoldEndsWithItsTimeOnceSomebodyLooks() {
        HeldStream stream = new HeldStream();
        stream.imported("one");
        stream.annotated(
                Map.of(Hold.HOLD, stream.now().plus(Duration.ofHours(1)).toString()));
        stream.imported("two");

        stream.looked();
        assertThat(stream.prod().newest().orElseThrow().image()).isEqualTo(digest("one"));
        assertThat(ReleaseRules.dueAt(stream.state(), PROD)).isEqualTo(Examples.NOW.plus(Duration.ofMinutes(61)));
        stream.passes(Duration.ofHours(1));
        stream.looked();

        assertThat(stream.prod().newest().orElseThrow().image()).isEqualTo(digest("two"));
        assertThat(stream.prod().pending()).isNull();
    }

    @Test
    void theServerSaysWhoHoldsATagSinceWhen() {
        HeldStream stream = new HeldStream();
        stream.annotated(Map.of(Hold.HOLD, "true", Hold.BY, "mallory", Hold.SINCE, "yesterday"));
        assertThat(stream.spec().annotations())
                .containsEntry(Hold.BY, "bob")
                .containsEntry(Hold.SINCE, stream.now().toString());
        Map<String, String> first = stream.spec().annotations();

        stream.replaced(external("prod", HeldStream.SOURCE));
        assertThat(stream.spec().annotations())
                .as("oc tag says nothing of holds")
                .isEqualTo(first);

        stream.annotated(Map.of());
        assertThat(stream.spec().annotations()).isEmpty();
    }

    @Test
    void aTagThatGetsAnotherSourceForgetsWhatCameFromTheOldOne() {
        HeldStream stream = new HeldStream();
        stream.imported("one");
        stream.imported("two");
        stream.annotated(HELD);
        stream.imported("three");

        stream.replaced(rollback("prod", "app@" + digest("one")));

        assertThat(stream.prod().newest().orElseThrow().image()).isEqualTo(digest("one"));
        assertThat(stream.prod().pending()).isNull();
        stream.pushed("two");
        assertThat(stream.prod().newest().orElseThrow().image())
                .as("still held")
                .isEqualTo(digest("one"));
    }

    @Test
    void aHeldTagThatFollowsAnotherWaitsAndSoDoItsOwnFollowers() {
        HeldStream stream = new HeldStream();
        stream.imported("one");
        stream.replaced(alias("canary", "prod"));
        stream.replaced(alias("far", "canary"));
        StreamState held = new SpecRules(
                        Examples.surroundings(stream.state()), new Attribution("bob", Cause.TAG), stream.now())
                .put(stream.state(), alias("canary", "prod").withAnnotations(HELD));

        StreamState moved = new ImportRules(Examples.IMPORTER, stream.now())
                .apply(held, List.of(Examples.resolved("prod", null, HeldStream.SOURCE, "two")));

        assertThat(moved.newest(PROD).orElseThrow().image()).isEqualTo(digest("two"));
        assertThat(moved.newest(Examples.tag("canary")).orElseThrow().image()).isEqualTo(digest("one"));
        assertThat(moved.newest(Examples.tag("far")).orElseThrow().image()).isEqualTo(digest("one"));
        TagEvent waiting = moved.statusOf(Examples.tag("canary")).pending();
        assertThat(waiting.by().cause()).isEqualTo(Cause.PROPAGATION);
        assertThat(moved.statusOf(Examples.tag("far")).pending()).isNull();
    }

    @Test
    void aMoveThatWaitsAnswersTheImportItCameFrom() {
        HeldStream stream = new HeldStream();
        stream.imported("one");
        stream.annotated(HELD);
        stream.imported("two");
        StreamState held = stream.state();

        stream.imported("two");
        assertThat(stream.state()).as("the same again").isEqualTo(held);
        stream.annotated(Map.of(Hold.HOLD, "true", Hold.REASON, "another"));

        StreamTransition change = new StreamTransition(held, stream.state(), Examples.ALICE, stream.now());
        assertThat(ImportWishes.of(change, 1)).isEmpty();
        assertThat(change.moves()).isEmpty();
    }

    @Test
    void wordsThatMeanNothingAreRefused() {
        HeldStream stream = new HeldStream();

        assertThatThrownBy(() -> stream.annotated(Map.of(Hold.HOLD, "soon", Hold.RELEASE, "maybe")))
                .isInstanceOfSatisfying(ImageStreamException.class, refusal -> assertThat(refusal.causes())
                        .extracting(error -> error.field())
                        .containsExactly(
                                "spec.tags[prod].annotations[imagestreams.dev/hold]",
                                "spec.tags[prod].annotations[imagestreams.dev/hold-release]"));
        assertThat(stream.spec().annotations()).isEmpty();
    }

    private static void perform(HeldStream stream, Step step) {
        switch (step.act()) {
            case "import" -> stream.imported(step.content());
            case "push" -> stream.pushed(step.content());
            case "put" -> stream.putThere(step.content());
            case "hold" -> stream.annotated(HELD);
            case "release" -> stream.annotated(Map.of());
            default -> stream.annotated(Map.of(Hold.RELEASE, "drop"));
        }
    }

    private static String content(TagEvent event) {
        return event == null ? null : HeldStream.content(event, CONTENTS);
    }

    /** Rows are kept under their positions: a new entry must never take the place of another. */
    private static void assertPositionsAreNeverTakenTwice(StreamState before, StreamState after) {
        List<Long> taken = new ArrayList<>();
        TagState prod = after.statusOf(PROD);
        prod.items().forEach(event -> taken.add(event.position()));
        if (prod.pending() != null) {
            taken.add(prod.pending().position());
        }
        assertThat(taken).doesNotHaveDuplicates();
        assertThat(taken).allMatch(position -> position <= after.lastPosition());
        assertThat(after.lastPosition()).isGreaterThanOrEqualTo(before.lastPosition());
    }

    @Test
    void aTagThatIsOnlyPushedToIsHeldByAnnotatingIt() {
        StreamState pushed = new MappingRules(surroundings(absent()), new Attribution("ci", Cause.PUSH), NOW)
                .map(absent(), PROD, REPOSITORY + '@' + digest("one"), digest("one"));
        SpecRules rules = new SpecRules(surroundings(pushed), ALICE, NOW);

        StreamState held = rules.annotate(pushed, PROD, HELD);

        assertThat(held.specOf(PROD).orElseThrow().from()).isNull();
        assertThat(Holds.isHeld(held, PROD, NOW)).isTrue();
        assertThat(held.statusOf(PROD)).isEqualTo(pushed.statusOf(PROD));
        assertThatThrownBy(() -> rules.annotate(pushed, PROD, Map.of("other", "word")))
                .hasMessageContaining("is not a spec tag in imagestream");
        assertThatThrownBy(() -> rules.annotate(pushed, tag("gone"), HELD))
                .hasMessageContaining("is not a spec tag in imagestream");
    }
}
