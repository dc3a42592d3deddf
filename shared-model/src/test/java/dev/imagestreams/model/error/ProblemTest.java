package dev.imagestreams.model.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.model.ModelJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {

    private final ObjectMapper json = ModelJson.mapper();

    @Test
    void aFailureArrivesAtTheOtherServiceAsItWas() throws JsonProcessingException {
        ImageStreamException failure = ImageStreamException.invalid(
                List.of(FieldError.required("spec.from", ""), FieldError.forbidden("spec", "no")));

        String wire = json.writeValueAsString(Problem.of(failure));
        ImageStreamException arrived = json.readValue(wire, Problem.class).toException();

        assertThat(arrived.code()).isEqualTo(failure.code());
        assertThat(arrived).hasMessage(failure.getMessage());
        assertThat(arrived.causes()).isEqualTo(failure.causes());
    }

    @Test
    void aFailureWithoutCausesIsTwoFields() throws JsonProcessingException {
        Problem problem = Problem.of(new ImageStreamException(ErrorCode.NOT_FOUND, "no stream"));

        assertThat(json.writeValueAsString(problem)).isEqualTo("{\"code\":\"NOT_FOUND\",\"message\":\"no stream\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"code\":\"NOT_FOUND\"}",
                "{\"message\":\"m\"}",
                "{\"code\":\"NEW_CODE\",\"message\":\"m\"}",
                "{\"code\":3,\"message\":\"m\"}",
                "{\"code\":\"INVALID\",\"message\":\"m\",\"causes\":[null]}",
                "{\"code\":\"INVALID\",\"message\":\"m\",\"causes\":[{}]}"
            })
    void anotherServersErrorPageIsNoProblem(String body) {
        assertThatThrownBy(() -> json.readValue(body, Problem.class)).isInstanceOf(JsonProcessingException.class);
    }
}
