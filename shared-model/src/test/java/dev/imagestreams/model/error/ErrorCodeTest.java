package dev.imagestreams.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorCodeTest {

    /** {@code metav1.StatusReason} and the codes apimachinery's {@code errors} package gives with each. */
    private static final String OF_KUBERNETES =
            """
            400 BadRequest
            401 Unauthorized
            403 Forbidden
            404 NotFound
            405 MethodNotAllowed
            409 AlreadyExists
            409 Conflict
            410 Expired
            413 RequestEntityTooLarge
            422 Invalid
            429 TooManyRequests
            500 InternalError
            503 ServiceUnavailable
            504 Timeout
            """;

    @Test
    void everyCodeIsOneOfKubernetesReasonsWithItsStatus() {
        String ours = Arrays.stream(ErrorCode.values())
                .map(code -> code.httpStatus() + " " + code.reason() + '\n')
                .collect(Collectors.joining());

        assertThat(ours).isEqualTo(OF_KUBERNETES);
    }

    @ParameterizedTest
    @CsvSource({
        "TOO_MANY_REQUESTS, true",
        "INTERNAL, true",
        "UNAVAILABLE, true",
        "TIMEOUT, true",
        "NOT_FOUND, false",
        "UNAUTHORIZED, false",
        "FORBIDDEN, false",
        "CONFLICT, false",
        "INVALID, false"
    })
    void onlyFailuresThatPassByThemselvesAreRetried(ErrorCode code, boolean retryable) {
        assertThat(code.retryable()).isEqualTo(retryable);
    }
}
