package dev.imagestreams.model.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class TagNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"latest", "1", "v1.2.3", "_hidden", "1.0-rc_1", "UPPER", "a..b", "x-"})
    void tagsOfTheDistributionGrammarAreKept(String text) {
        assertThat(TagName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".hidden", "-x", "a b", "a:b", "a/b", "a@b", "é", "a\n", "a+b"})
    void anythingElseIsAnInvalidReference(String text) {
        assertThatThrownBy(() -> TagName.parse(text))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage("invalid reference format");
    }

    @Test
    void aTagHasAtMost128Characters() {
        assertThat(TagName.parse("a".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> TagName.parse("a".repeat(129))).isInstanceOf(ImageStreamException.class);
    }

    @Property
    void garbageIsRefusedOrKeptAsItIs(@ForAll("nearlyTags") String text) {
        Refusals.refusesOrKeeps(TagName::parse, text);
    }

    @Provide
    Arbitrary<String> nearlyTags() {
        return Refusals.textsNear("v1.2.3-rc_1", "azAZ09_.-:@/+ é\n\u0000");
    }
}
