package dev.imagestreams.gateway.image.imports;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a registry said, as a {@code Status} inside an import; there kind and version are left out. */
final class ImportStatuses {

    private static final String INTERNAL = "Internal error occurred: ";
    private static final Pattern MISSING = Pattern.compile("dockerimage\\.image\\.openshift\\.io \"(.*)\" not found");

    private ImportStatuses() {}

    static Status success() {
        return embedded(Statuses.success());
    }

    static Status of(ImportOutcome.Failed failed) {
        Matcher missing = MISSING.matcher(failed.message());
        if (failed.code() == ErrorCode.NOT_FOUND && missing.matches()) {
            return embedded(Statuses.notFound(ApiResources.IMAGE_GROUP, "dockerimage", missing.group(1)));
        }
        Status status = embedded(Statuses.plain(failed.code(), failed.message()));
        if (failed.code() == ErrorCode.INTERNAL && failed.message().startsWith(INTERNAL)) {
            StatusDetails details = new StatusDetails();
            details.setCauses(List.of(new StatusCause(null, failed.message().substring(INTERNAL.length()), null)));
            status.setDetails(details);
        }
        return status;
    }

    /** The listing's failure, else whether all of its images could be imported. */
    static Status of(ImportAnswer.Repository repository) {
        if (repository.failure() != null) {
            return of(repository.failure());
        }
        long failures = repository.results().stream()
                .filter(result -> result.result() instanceof ImportOutcome.Failed)
                .count();
        if (failures == 0) {
            return success();
        }
        return embedded(new StatusBuilder()
                .withMetadata(new ListMeta())
                .withStatus("Failure")
                .withReason("ImportFailed")
                .withMessage(
                        (failures == 1 ? "one" : failures) + " of the images from this repository failed to import")
                .build());
    }

    private static Status embedded(Status status) {
        status.setApiVersion(null);
        status.setKind(null);
        return status;
    }
}
