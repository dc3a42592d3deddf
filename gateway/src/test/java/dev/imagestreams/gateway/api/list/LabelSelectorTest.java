package dev.imagestreams.gateway.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ImageStreamException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @ValueSource(strings = {"=", "a b", "a in", "a in (", ",", "a=b,", "a>1", "!!a"})
    void whatIsNoSelectorIsRefused(String selector) {
        assertThatThrownBy(() -> LabelSelector.parse(selector)).isInstanceOf(ImageStreamException.class);
    }

    @Test
    void fieldsOtherThanNameAndNamespaceAreRefused() {
        assertThat(FieldSelector.parse("metadata.name=app").test("demo", "app")).isTrue();
        assertThat(FieldSelector.parse("metadata.name!=app").test("demo", "app"))
                .isFalse();
        assertThatThrownBy(() -> FieldSelector.parse("spec.x=1"))
                .isInstanceOf(ImageStreamException.class)
                .hasMessage("field label not supported: spec.x");
    }
}
