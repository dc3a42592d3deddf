package dev.imagestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.error.ImageStreamException;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** What every parser of a name owes to any text: the value it names, or an {@link ImageStreamException}. */
public final class Refusals {

    private Refusals() {}

    /** A text is either refused by {@link ImageStreamException}, or a value that prints and parses as itself. */
    public static <T> void refusesOrKeeps(Function<String, T> parser, String text) {
        T value;
        try {
            value = parser.apply(text);
        } catch (ImageStreamException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(parser.apply(value.toString())).isEqualTo(value);
    }

    /** Any text, texts of the grammar's characters, and a good text with something in it replaced. */
    public static Arbitrary<String> textsNear(String good, String alphabet) {
        Arbitrary<String> soup =
                Arbitraries.strings().withChars(alphabet.toCharArray()).ofMaxLength(300);
        Arbitrary<String> damaged = Combinators.combine(
                        Arbitraries.integers().between(0, good.length()),
                        Arbitraries.integers().between(0, good.length()),
                        Arbitraries.strings().withChars(alphabet.toCharArray()).ofMaxLength(3))
                .as((a, b, piece) -> good.substring(0, Math.min(a, b)) + piece + good.substring(Math.max(a, b)));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(300), soup, damaged);
    }
}
