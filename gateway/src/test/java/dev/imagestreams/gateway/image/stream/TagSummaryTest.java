package dev.imagestreams.gateway.image.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TagSummaryTest {

    @Test
    void aFewTagsAreAllShown() {
        assertThat(TagSummary.of(List.of("v3", "v2", "latest"))).isEqualTo("v3,v2,latest");
    }

    @Test
    void noTagsGiveNothing() {
        assertThat(TagSummary.of(List.of())).isEmpty();
    }

    @Test
    void aTagThatIsTooLongByItselfIsStillShown() {
        String tag = "x".repeat(80);

        assertThat(TagSummary.of(List.of(tag, "other"))).isEqualTo(tag + " + 1 more...");
    }

    @Test
    void theTagThatOverflowsALittleIsShown() {
        // Thirty used, ten left over: not more than ten, so the overflowing tag is hidden.
        assertThat(TagSummary.of(List.of("a".repeat(29), "b".repeat(14)))).endsWith(" + 1 more...");
        // Twenty used, twenty left over, five too many.
        assertThat(TagSummary.of(List.of("a".repeat(19), "b".repeat(24)))).doesNotContain("more");
    }

    @Test
    void manyTagsAreCounted() {
        List<String> tags = IntStream.range(0, 30).mapToObj(i -> "v" + (10 + i)).toList();

        assertThat(TagSummary.of(tags)).isEqualTo(String.join(",", tags.subList(0, 10)) + " + 20 more...");
    }
}
