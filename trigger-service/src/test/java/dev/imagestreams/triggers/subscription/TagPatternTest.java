package dev.imagestreams.triggers.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagPatternTest {

    @ParameterizedTest
    @CsvSource({
        "v1.*, v1.2, true",
        "v1.*, v1., true",
        "v1.*, v12, false",
        "*, anything, true",
        "v?.0, v1.0, true",
        "v?.0, v10.0, false",
        "*-rc*, 1.0-rc2, true",
        "prod, prod, true",
        "prod, production, false",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXcY, false"
    })
    void matchesTheWholeTag(String pattern, String tag, boolean matches) {
        assertThat(new TagPattern(pattern).matches(tag)).isEqualTo(matches);
    }

    @Property(tries = 2000)
    void matchesWhatTheSameRegularExpressionMatches(
            @ForAll @Chars({'a', 'b', '*', '?', '.'}) @StringLength(max = 8) String pattern,
            @ForAll @Chars({'a', 'b', '.'}) @StringLength(max = 10) String tag) {
        String regex = pattern.chars()
                .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
                .collect(Collectors.joining());

        assertThat(new TagPattern(pattern).matches(tag)).isEqualTo(tag.matches(regex));
    }

    @Test
    void aPatternMadeToBeSlowIsNot() {
        TagPattern pattern = new TagPattern("a*".repeat(120) + "b");

        assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                        Duration.ofSeconds(1), () -> pattern.matches("a".repeat(255))))
                .doesNotThrowAnyException();
    }
}
