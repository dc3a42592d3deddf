package dev.imagestreams.gateway.api.list;

import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.model.error.ErrorCode;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.StatusDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How new a list has to be: {@code resourceVersion} and {@code resourceVersionMatch}. Every list is of now; so one that
 * must be exactly of an earlier version is gone, and one that must be newer than now is too early, as Kubernetes says it.
 */
record VersionMatch(String version, String match) {

    private static final String OPTIONS = "ListOptions";
    private static final String FIELD = "resourceVersionMatch";
    private static final String EXACT = "Exact";
    private static final String ANY = "0";

    /** @throws StatusException if the three do not go together */
    static VersionMatch of(@Nullable String version, @Nullable String match, boolean continued) {
        VersionMatch wanted = new VersionMatch(version == null ? "" : version, match == null ? "" : match);
        wanted.check(continued);
        return wanted;
    }

    private void check(boolean continued) {
        if (!match.isEmpty()) {
            if (continued) {
                throw forbidden("resourceVersionMatch is forbidden when continue is provided");
            }
            if (!match.equals(EXACT) && !match.equals("NotOlderThan")) {
                throw new StatusException(RequestStatuses.invalidOption(
                        OPTIONS,
                        FIELD,
                        "FieldValueNotSupported",
                        "Unsupported value: \"" + match.replaceAll("[^A-Za-z0-9]", "?")
                                + "\": supported values: \"Exact\", \"NotOlderThan\", \"\""));
            }
            if (version.isEmpty()) {
                throw forbidden("resourceVersionMatch is forbidden unless resourceVersion is provided");
            }
            if (match.equals(EXACT) && version.equals(ANY)) {
                throw forbidden("resourceVersionMatch \"Exact\" is forbidden for resourceVersion \"0\"");
            }
        }
        if (continued && !version.isEmpty() && !version.equals(ANY)) {
            throw new StatusException(
                    Statuses.badRequest("specifying resource version is not allowed when using continue"));
        }
        if (!version.matches("[0-9]{0,18}")) {
            throw new StatusException(Statuses.badRequest("resourceVersion: Invalid value: \""
                    + version.replaceAll("[^A-Za-z0-9]", "?") + "\": must be a number"));
        }
    }

    /** @param current the version of the list; null where lists have none */
    void checkAgainst(@Nullable String current) {
        if (version.isEmpty() || version.equals(ANY) || current == null || !current.matches("[0-9]{1,18}")) {
            return;
        }
        int order = Long.compare(Long.parseLong(version), Long.parseLong(current));
        if (order > 0) {
            throw new StatusException(tooLarge(current));
        }
        if (order < 0 && match.equals(EXACT)) {
            throw new StatusException(
                    Statuses.plain(ErrorCode.EXPIRED, "The resourceVersion for the provided list is too old."));
        }
    }

    private Status tooLarge(String current) {
        Status status = Statuses.plain(
                ErrorCode.TIMEOUT, "Timeout: Too large resource version: " + version + ", current: " + current);
        StatusDetails details = new StatusDetails();
        details.setCauses(List.of(new StatusCause(null, "Too large resource version", "ResourceVersionTooLarge")));
        details.setRetryAfterSeconds(Statuses.RETRY_AFTER);
        status.setDetails(details);
        return status;
    }

    private static StatusException forbidden(String why) {
        return new StatusException(
                RequestStatuses.invalidOption(OPTIONS, FIELD, "FieldValueForbidden", "Forbidden: " + why));
    }
}
