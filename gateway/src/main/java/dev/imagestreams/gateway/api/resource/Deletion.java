package dev.imagestreams.gateway.api.resource;

import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.Preconditions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be deleted.
 *
 * @param uid deletes only the object of this identity; null deletes any
 * @param resourceVersion deletes only the object as of this version; null deletes any
 * @param dryRun only tell what would be answered
 */
public record Deletion(@Nullable String uid, @Nullable String resourceVersion, boolean dryRun) {

    private static final String OPTIONS = "DeleteOptions";
    private static final Set<String> POLICIES = Set.of("Foreground", "Background", "Orphan");

    /**
     * @param options the body of the request; null when there was none, and the query says all there is
     * @throws StatusException {@code Invalid} for a value that means nothing
     */
    public static Deletion of(@Nullable DeleteOptions options, Parameters query) {
        boolean dryRun = WriteOptions.isDryRun(query.all("dryRun"), OPTIONS);
        if (options == null) {
            query.find("propagationPolicy").ifPresent(Deletion::checkPolicy);
            query.find("gracePeriodSeconds").ifPresent(Deletion::checkSeconds);
            return new Deletion(null, null, dryRun);
        }
        if (options.getPropagationPolicy() != null) {
            checkPolicy(options.getPropagationPolicy());
            if (options.getOrphanDependents() != null) {
                throw new StatusException(RequestStatuses.invalidOption(
                        OPTIONS,
                        "propagationPolicy",
                        "FieldValueInvalid",
                        "Invalid value: \"" + options.getPropagationPolicy()
                                + "\": orphanDependents and deletionPropagation cannot be both set"));
            }
        }
        Preconditions only = options.getPreconditions();
        return new Deletion(
                only == null ? null : only.getUid(),
                only == null ? null : only.getResourceVersion(),
                WriteOptions.isDryRun(options.getDryRun(), OPTIONS) || dryRun);
    }

    private static void checkPolicy(String policy) {
        if (!policy.isEmpty() && !POLICIES.contains(policy)) {
            throw WriteOptions.unsupported(
                    OPTIONS,
                    "propagationPolicy",
                    WriteOptions.quoted(policy),
                    "\"Background\", \"Foreground\", \"Orphan\", \"nil\"");
        }
    }

    private static void checkSeconds(String seconds) {
        try {
            Long.parseLong(seconds);
        } catch (NumberFormatException e) {
            throw new StatusException(Statuses.badRequest(
                    "gracePeriodSeconds: Invalid value: " + WriteOptions.quoted(seconds) + ": must be a number"));
        }
    }
}
