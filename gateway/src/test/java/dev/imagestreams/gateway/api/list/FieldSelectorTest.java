package dev.imagestreams.gateway.api.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.error.ImageStreamException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldSelectorTest {

    private static final Map<String, String> OBJECT = Map.of("metadata.name", "app", "spec.path", "a=b,c");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "metadata.name=app",
                "metadata.name==app",
                "metadata.name!=db",
                "spec.path=a\\=b\\,c,",
                "other=x"
            })
    void whatHoldsSelects(String selector) {
        assertThat(FieldSelector.parse(selector).test(OBJECT::get)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.name=db", "metadata.name!=app", "metadata.name=app,metadata.name=db"})
    void whatDoesNotHoldDoesNot(String selector) {
        assertThat(FieldSelector.parse(selector).test(OBJECT::get)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"metadata.name", "=x", "a=b=c", "a=\\x"})
    void whatIsNoSelectorIsRefused(String selector) {
        assertThatThrownBy(() -> FieldSelector.parse(selector))
                .isInstanceOf(ImageStreamException.class)
                .hasMessageStartingWith("invalid selector: ");
    }

    @Test
    void fieldsTheKindDoesNotHaveAreRefused() {
        FieldSelector selector = FieldSelector.parse("spec.x=1");

        assertThat(selector.allowing(Set.of("spec.x"))).isSameAs(selector);
        assertThatThrownBy(() -> selector.allowing(Set.of("metadata.name")))
                .isInstanceOf(ImageStreamException.class)
                .hasMessage("field label not supported: spec.x");
    }
}
