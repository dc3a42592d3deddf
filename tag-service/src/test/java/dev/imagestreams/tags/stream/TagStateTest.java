package dev.imagestreams.tags.stream;

import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.stream.TagCondition;
import dev.imagestreams.model.stream.TagEvent;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TagStateTest {

    private static final TagEvent A1 = event("repo@a", "a", 1);
    private static final TagEvent B2 = event("repo@b", "b", 2);

    @Test
    void goingBackAndForthIsThreeEntries() {
        TagState state = TagState.EMPTY.with(A1, 1).with(B2, 2).with(A1.withGeneration(3), 3);

        assertThat(state.items()).extracting(TagEvent::reference).containsExactly("repo@a", "repo@b", "repo@a");
        assertThat(state.items()).extracting(TagEvent::position).containsExactly(3L, 2L, 1L);
    }

    @Test
    void theSameAgainOnlyRefreshesTheGeneration() {
        TagState state = TagState.EMPTY.with(A1, 1).with(A1.withGeneration(9), 2);

        assertThat(state.items()).containsExactly(A1.withGeneration(9).atPosition(1));
    }

    @Test
    void theSameImageUnderAnotherReferenceCorrectsTheReference() {
        TagEvent moved = event("other@a", "a", 2);

        TagState state = TagState.EMPTY.with(A1, 1).with(moved, 2);

        assertThat(state.items()).hasSize(1);
        assertThat(state.newest().orElseThrow().reference()).isEqualTo("other@a");
    }

    @Test
    void anyChangeClearsTheFailureButNoChangeKeepsIt() {
        TagState failing = TagState.EMPTY.with(A1, 1).failed(new TagCondition("NotFound", "gone", 2, NOW));

        assertThat(failing.with(A1, 2).failure()).isNotNull();
        assertThat(failing.with(B2, 2).failure()).isNull();
    }

    @Property
    void historyOnlyGrowsAtItsHead(@ForAll("events") List<TagEvent> events) {
        TagState state = TagState.EMPTY;
        long position = 0;
        for (TagEvent event : events) {
            TagState next = state.with(event, position + 1);
            int grown = next.items().size() - state.items().size();
            assertThat(grown).isBetween(0, 1);
            position += grown;
            List<TagEvent> older = tail(state.items());
            assertThat(next.items()).endsWith(older.toArray(TagEvent[]::new));
            assertThat(next.newest().orElseThrow().image()).isEqualTo(event.image());
            assertThat(next.newest().orElseThrow().reference()).isEqualTo(event.reference());
            assertThat(next.with(event, position + 1)).as("idempotent").isEqualTo(next);
            state = next;
        }
    }

    @Provide
    Arbitrary<List<TagEvent>> events() {
        Arbitrary<String> few = Arbitraries.of("a", "b", "c");
        return Combinators.combine(few, few, Arbitraries.longs().between(1, 3))
                .as((reference, image, generation) -> event("repo@" + reference, image, generation))
                .list()
                .ofMaxSize(20);
    }

    private static List<TagEvent> tail(List<TagEvent> items) {
        return items.isEmpty() ? items : new ArrayList<>(items.subList(1, items.size()));
    }

    private static TagEvent event(String reference, String content, long generation) {
        return new TagEvent(0, NOW, reference, digest(content), generation, Examples.ALICE);
    }
}
