package dev.imagestreams.gateway.api.write;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import io.fabric8.kubernetes.api.model.DeleteOptions;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The query parameter {@code dryRun} of writes. No write can be tried without doing it yet, so a client that asks for
 * that is refused: the one thing worse would be to do it.
 */
public class DryRun {

    @QueryParam("dryRun")
    @Nullable
    List<String> dryRun;

    public void refuse() {
        refuse(dryRun);
    }

    /** Deletions may also ask in their body. */
    public void refuse(@Nullable DeleteOptions options) {
        refuse();
        if (options != null) {
            refuse(options.getDryRun());
        }
    }

    private static void refuse(@Nullable List<String> asked) {
        if (asked != null && !asked.isEmpty()) {
            throw new StatusException(Statuses.badRequest("dry runs are not supported by this server"));
        }
    }
}
