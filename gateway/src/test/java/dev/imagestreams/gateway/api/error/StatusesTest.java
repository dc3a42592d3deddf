package dev.imagestreams.gateway.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.testing.Golden;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusesTest {

    private static final RequestInfo STREAM =
            RequestInfo.of("PUT", "/apis/image.openshift.io/v1/namespaces/demo/imagestreams/applied", null);

    @Test
    void successHasNoDetails() {
        assertThat(Golden.written(Statuses.success())).isEqualTo(Golden.json("status-success.json"));
    }

    @Test
    void whatIsMissingIsNamedAsOpenShiftNamesIt() {
        Status status = Statuses.notFound(ApiResources.IMAGE_GROUP, "imagestreamimage", "app@sha256:deadbeef");

        assertThat(Golden.written(status)).isEqualTo(Golden.json("status-not-found.json"));
    }

    @Test
    void whatExistsIsNamed() {
        RequestInfo create = RequestInfo.of("POST", "/apis/image.openshift.io/v1/namespaces/demo/imagestreams", null);

        Status status = Statuses.of(new ImageStreamException(ErrorCode.ALREADY_EXISTS, "there is one"), create, "app");

        assertThat(Golden.written(status)).isEqualTo(Golden.json("status-already-exists.json"));
    }

    @Test
    void aWriteThatIsTooLateIsToldToReadAgain() {
        Status status = Statuses.of(new ImageStreamException(ErrorCode.CONFLICT, "moved on"), STREAM, "applied");

        assertThat(Golden.written(status)).isEqualTo(Golden.json("status-conflict.json"));
    }

    @Test
    void everyBrokenRuleIsACause() {
        ImageStreamException broken = ImageStreamException.invalid(List.of(
                FieldError.invalid("spec.dockerImageRepository", "bad repo:tag", "invalid reference format"),
                new FieldError(
                        FieldError.Type.INVALID,
                        "spec.tags[a].importPolicy.scheduled",
                        "true: only tags pointing to Docker repositories may be scheduled for background import")));

        Status status = Statuses.of(broken, STREAM, "inv5");

        assertThat(Golden.written(status)).isEqualTo(Golden.json("status-invalid.json"));
    }

    @Test
    void whatIsAwayMayBeAskedAgain() {
        Status status = Statuses.of(new ImageStreamException(ErrorCode.UNAVAILABLE, "away"), STREAM, "app");

        assertThat(status.getCode()).isEqualTo(503);
        assertThat(status.getReason()).isEqualTo("ServiceUnavailable");
        assertThat(status.getDetails().getRetryAfterSeconds()).isEqualTo(Statuses.RETRY_AFTER);
    }
}
