package dev.imagestreams.gateway.image.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import io.fabric8.kubernetes.api.model.Status;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What clients read in {@code status.images[].status} of an import that failed. */
class ImportStatusesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    NOT_FOUND    | 404 | NotFound      | dockerimage.image.openshift.io "docker.io/library/nope:latest" not found
                    UNAUTHORIZED | 401 | Unauthorized  | you may not have access to the container image "r.example/app:1"
                    UNAUTHORIZED | 401 | Unauthorized  | incorrect username or password for image "r.example/app:1"
                    FORBIDDEN    | 403 | Forbidden     | forbidden: registry r.example blocked
                    INVALID      | 422 | Invalid       | from.name: Invalid value: "a b": invalid name: invalid reference format
                    INTERNAL     | 500 | InternalError | Internal error occurred: r.example/app:1: toomanyrequests: You have reached your pull rate limit
                    """)
    void aFailureHasTheReasonAndCodeOfOpenShift(ErrorCode failed, int code, String reason, String message) {
        Status status = ImportStatuses.of(new ImportOutcome.Failed(failed, message));

        assertThat(status.getStatus()).isEqualTo("Failure");
        assertThat(status.getCode()).isEqualTo(code);
        assertThat(status.getReason()).isEqualTo(reason);
        assertThat(status.getMessage()).isEqualTo(message);
        assertThat(status.getKind()).as("left out inside an import").isNull();
    }

    @Test
    void detailsNameTheImageThatIsMissingAndTheCauseOfWhatWentWrong() {
        Status missing = ImportStatuses.of(new ImportOutcome.Failed(
                ErrorCode.NOT_FOUND, "dockerimage.image.openshift.io \"r.example/nope:1\" not found"));
        Status broken = ImportStatuses.of(
                new ImportOutcome.Failed(ErrorCode.INTERNAL, "Internal error occurred: r.example/app:1: EOF"));

        assertThat(missing.getDetails().getName()).isEqualTo("r.example/nope:1");
        assertThat(missing.getDetails().getKind()).isEqualTo("dockerimage");
        assertThat(missing.getDetails().getGroup()).isEqualTo("image.openshift.io");
        assertThat(broken.getDetails().getCauses()).singleElement().satisfies(cause -> assertThat(cause.getMessage())
                .isEqualTo("r.example/app:1: EOF"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, one of the images from this repository failed to import",
        "3, 3 of the images from this repository failed to import"
    })
    void aRepositorySaysHowManyOfItsImagesFailed(int failures, String message) {
        SourceResult failed = new SourceResult(
                new TagImport(null, null, "r.example/app:1", ImportPolicy.DEFAULT, ReferencePolicy.SOURCE, null),
                new ImportOutcome.Failed(ErrorCode.INTERNAL, "Internal error occurred: x"));

        Status status =
                ImportStatuses.of(new ImportAnswer.Repository(null, Collections.nCopies(failures, failed), List.of()));

        assertThat(status.getReason()).isEqualTo("ImportFailed");
        assertThat(status.getMessage()).isEqualTo(message);
    }

    @Test
    void aRepositoryThatCannotBeListedSaysWhy() {
        ImportOutcome.Failed why = new ImportOutcome.Failed(ErrorCode.UNAUTHORIZED, "you may not have access");

        assertThat(ImportStatuses.of(new ImportAnswer.Repository(why, List.of(), List.of())))
                .isEqualTo(ImportStatuses.of(why));
        assertThat(ImportStatuses.of(new ImportAnswer.Repository(null, List.of(), List.of()))
                        .getStatus())
                .isEqualTo("Success");
    }
}
