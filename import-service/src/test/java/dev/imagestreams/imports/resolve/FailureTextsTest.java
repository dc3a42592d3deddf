package dev.imagestreams.imports.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The texts people and scripts know from OpenShift's importer, letter by letter. */
class FailureTextsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    NOT_FOUND      | NOT_FOUND    | false | dockerimage.image.openshift.io "docker.io/library/nope:latest" not found
                    DENIED         | UNAUTHORIZED | false | you may not have access to the container image "docker.io/library/nope:latest"
                    NO_CREDENTIALS | UNAUTHORIZED | false | you may not have access to the container image "docker.io/library/nope:latest" and did not have credentials to the repository
                    BAD_CREDENTIALS| UNAUTHORIZED | false | incorrect username or password for image "docker.io/library/nope:latest"
                    BLOCKED        | FORBIDDEN    | false | forbidden: registry docker.io blocked: original
                    RULED_OUT      | FORBIDDEN    | false | forbidden: registry docker.io blocked
                    HTTP_ONLY      | INTERNAL     | false | Internal error occurred: docker.io/library/nope:latest: original
                    TLS            | INTERNAL     | false | Internal error occurred: docker.io/library/nope:latest: original
                    UNREACHABLE    | INTERNAL     | true  | Internal error occurred: docker.io/library/nope:latest: original
                    TIMEOUT        | INTERNAL     | true  | Internal error occurred: docker.io/library/nope:latest: original
                    RATE_LIMITED   | INTERNAL     | true  | Internal error occurred: docker.io/library/nope:latest: original
                    UNAVAILABLE    | INTERNAL     | true  | Internal error occurred: docker.io/library/nope:latest: original
                    UNUSABLE       | INTERNAL     | false | Internal error occurred: docker.io/library/nope:latest: original
                    """)
    void saysWhatOpenShiftSays(Kind kind, ErrorCode code, boolean passing, String message) {
        Resolution.Failure failure =
                FailureTexts.of(ImageReference.parse("nope"), new RegistryException(kind, "original"));

        assertThat(failure.outcome().code()).isEqualTo(code);
        assertThat(failure.outcome().message()).isEqualTo(message);
        assertThat(failure.passing()).isEqualTo(passing);
    }

    @Test
    void anErrorThatNobodyForesawMayBeTriedAgain() {
        Resolution.Failure failure = FailureTexts.broken("r.example/app:1");

        assertThat(failure.outcome())
                .isEqualTo(
                        new ImportOutcome.Failed(
                                ErrorCode.INTERNAL,
                                "Internal error occurred: unknown error while importing \"r.example/app:1\", please try again."));
        assertThat(failure.passing()).isTrue();
    }
}
