package dev.imagestreams.model.stream;

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
import org.junit.jupiter.params.provider.ValueSource;

class StreamTagTest {

    @ParameterizedTest
    @ValueSource(strings = {"latest", "v1.2", "-odd", ".odd", "with space", "größe", "🚀", "a+b", "%2F"})
    void whatOpenShiftsServerStoresIsKept(String text) {
        assertThat(StreamTag.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a:b", "a@b", "a/b", "a\nb", "a\u0000", "\u0085", "half \ud83d", "\ude80 half"})
    void whatCouldNotBeAddressedOrStoredIsRefused(String text) {
        assertThatThrownBy(() -> StreamTag.parse(text))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage("a tag name has 1 to 255 characters and none of ':', '@', '/' or control characters");
    }

    @Test
    void aTagHasAtMost255Characters() {
        assertThat(StreamTag.parse("a".repeat(255)).value()).hasSize(255);
        assertThatThrownBy(() -> StreamTag.parse("a".repeat(256))).isInstanceOf(ImageStreamException.class);
    }

    @Property
    void parsingUndoesPrinting(@ForAll("tags") StreamTag tag) {
        assertThat(StreamTag.parse(tag.toString())).isEqualTo(tag);
    }

    @Property
    void garbageIsRefusedOrKeptAsItIs(@ForAll("nearlyTags") String text) {
        Refusals.refusesOrKeeps(StreamTag::parse, text);
    }

    @Provide
    Arbitrary<StreamTag> tags() {
        return ModelArbitraries.tags();
    }

    @Provide
    Arbitrary<String> nearlyTags() {
        return Refusals.textsNear("v1.2", "aZ09._-/%:@ \n\u0000é\ud83d\ude80");
    }
}
