package dev.imagestreams.model.error;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;

/**
 * An error between services, as JSON. The gateway turns it into a Kubernetes {@code Status}.
 *
 * @param code what went wrong
 * @param message for a person
 * @param causes the broken rules, empty unless {@code code} is {@link ErrorCode#INVALID}
 */
public record Problem(
        ErrorCode code, String message, @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> causes) {

    public Problem {
        Objects.requireNonNull(code);
        Objects.requireNonNull(message);
        causes = causes == null ? List.of() : List.copyOf(causes);
    }

    public static Problem of(ImageStreamException failure) {
        return new Problem(failure.code(), String.valueOf(failure.getMessage()), failure.causes());
    }

    public ImageStreamException toException() {
        return new ImageStreamException(code, message, causes);
    }
}
