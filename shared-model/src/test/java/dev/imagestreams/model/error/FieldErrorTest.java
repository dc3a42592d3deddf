package dev.imagestreams.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FieldErrorTest {

    @Test
    void aRequiredValueIsPrintedAsKubernetesPrintsIt() {
        FieldError missing = FieldError.required("spec.tags[latest].from.name", "");
        FieldError explained = FieldError.required("spec", "spec is a required field during creation");

        assertThat(missing).hasToString("spec.tags[latest].from.name: Required value");
        assertThat(explained).hasToString("spec: Required value: spec is a required field during creation");
        assertThat(explained.causeMessage()).isEqualTo("Required value: spec is a required field during creation");
        assertThat(explained.type().cause()).isEqualTo("FieldValueRequired");
    }

    @Test
    void anInvalidValueIsShownInQuotes() {
        FieldError error = FieldError.invalid("metadata.name", "..", "may not be '..'");

        assertThat(error).hasToString("metadata.name: Invalid value: \"..\": may not be '..'");
        assertThat(error.type().cause()).isEqualTo("FieldValueInvalid");
        assertThat(FieldError.invalid("spec", "x", "")).hasToString("spec: Invalid value: \"x\"");
    }

    @Test
    void otherKindsHaveKubernetesWordsToo() {
        assertThat(FieldError.notFound("spec.from", "app:v1")).hasToString("spec.from: Not found: \"app:v1\"");
        assertThat(FieldError.forbidden("spec.from.name", "registry \"H\" not allowed"))
                .hasToString("spec.from.name: Forbidden: registry \"H\" not allowed");
        assertThat(new FieldError(FieldError.Type.INTERNAL, "status", "broken"))
                .hasToString("status: Internal error: broken");
        assertThat(FieldError.Type.INTERNAL.cause()).isEqualTo("InternalError");
        assertThat(FieldError.Type.NOT_FOUND.cause()).isEqualTo("FieldValueNotFound");
        assertThat(FieldError.Type.FORBIDDEN.cause()).isEqualTo("FieldValueForbidden");
    }

    @Test
    void aValueIsEscapedAsGoEscapesIt() {
        FieldError error = FieldError.invalid("f", "a\"b\\c\nd\te\r\u0000\u0085é", "no");

        assertThat(error.message()).isEqualTo("\"a\\\"b\\\\c\\nd\\te\\r\\x00\\u0085é\": no");
    }

    @Property
    void whateverIsSentStaysOnOneLine(@ForAll String value) {
        assertThat(FieldError.invalid("f", value, "no").toString().chars()).noneMatch(Character::isISOControl);
    }

    @Test
    void severalBrokenRulesAreOneFailureInBrackets() {
        FieldError one = FieldError.required("a", "");
        FieldError two = FieldError.forbidden("b", "no");

        ImageStreamException single = ImageStreamException.invalid(List.of(one));
        ImageStreamException both = ImageStreamException.invalid(List.of(one, two));

        assertThat(single).hasMessage("a: Required value");
        assertThat(both).hasMessage("[a: Required value, b: Forbidden: no]");
        assertThat(both.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(both.causes()).containsExactly(one, two);
    }
}
