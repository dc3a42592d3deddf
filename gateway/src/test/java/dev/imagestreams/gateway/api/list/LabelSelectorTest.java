package dev.imagestreams.gateway.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ImageStreamException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LabelSelectorTest {

    private static final Map<String, String> LABELS = Map.of("tier", "web", "example.com/owner", "anna");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tier=web",
                "tier==web",
                "tier = web",
                "tier!=db",
                "other!=db",
                "tier",
                "!other",
                "tier in (db, web)",
                "tier notin (db,cache)",
                "other notin (a)",
                "tier in (web,db),example.com/owner=anna"
            })
    void whatHoldsSelects(String selector) {
        assertThat(LabelSelector.parse(selector).test(LABELS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tier=db", "tier!=web", "other", "!tier", "other in (a)", "tier notin (web)", "tier,other"})
    void whatDoesNotHoldDoesNot(String selector) {
        assertThat(LabelSelector.parse(selector).test(LABELS)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=", "a b", "a in", "a in (", ",", "a=b,", "a>x", "!!a", "a=b c", "a in ()", "-a", "a=*"})
    void whatIsNoSelectorIsRefused(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector)).isInstanceOf(ImageStreamException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            a=b,    | found '', expected: identifier after ','
            =       | found '=', expected: !, identifier, or 'end of string'
            a b     | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt
            a in b  | unable to parse requirement: found 'b' expected: '('
            !!a     | unable to parse requirement: found '!', expected: identifier
            a=b c   | found 'c', expected: ',' or 'end of string'
            """)
    void refusalsAreInTheWordsOfKubernetes(String selector, String message) {
        assertThatThrownBy(() -> LabelSelector.parse(selector)).hasMessage(message);
    }

    @Test
    void numbersAreCompared() {
        assertThat(LabelSelector.parse("age>7").test(Map.of("age", "11"))).isTrue();
        assertThat(LabelSelector.parse("age<7").test(Map.of("age", "11"))).isFalse();
        assertThat(LabelSelector.parse("age>7").test(Map.of("age", "old"))).isFalse();
    }
}
