package dev.imagestreams.gateway.api.resource;

import io.fabric8.kubernetes.api.model.DeleteOptions;
import io.fabric8.kubernetes.api.model.Preconditions;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be deleted.
 *
 * @param uid deletes only the object of this identity; null deletes any
 * @param resourceVersion deletes only the object as of this version; null deletes any
 * @param dryRun only tell what would be answered
 */
public record Deletion(@Nullable String uid, @Nullable String resourceVersion, boolean dryRun) {

    /** @param options the body of the request; null when there was none */
    public static Deletion of(@Nullable DeleteOptions options, WriteOptions query) {
        Preconditions only = options == null ? null : options.getPreconditions();
        boolean dryRun = options != null && WriteOptions.isDryRun(options.getDryRun());
        return new Deletion(
                only == null ? null : only.getUid(),
                only == null ? null : only.getResourceVersion(),
                dryRun || query.dryRun());
    }
}
