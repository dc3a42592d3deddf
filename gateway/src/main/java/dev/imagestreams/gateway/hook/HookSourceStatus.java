package dev.imagestreams.gateway.hook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a source does.
 *
 * @param lastHeard by whichever replica; null when it never was
 * @param silentSince while it is silent for longer than expected
 * @param missedMoves tags of its registries that moved within a week and it has not told of
 * @param missed the last of them
 * @param conditions of type {@code Speaking}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HookSourceStatus(
        @Nullable String lastHeard,
        @Nullable String silentSince,
        int missedMoves,
        List<MissedMove> missed,
        List<Condition> conditions) {

    /** A move it should have told of. */
    public record MissedMove(String repository, String tag, String digest, String found, int times) {}
}
