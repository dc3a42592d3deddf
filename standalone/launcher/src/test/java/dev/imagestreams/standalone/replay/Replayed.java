package dev.imagestreams.standalone.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one exchange.
 *
 * @param notApplicable why it was not replayed; null if it was
 * @param differences none when the answers are equal
 */
record Replayed(
        Transcript transcript,
        Step step,
        Exchange exchange,
        @Nullable String notApplicable,
        List<Difference> differences) {

    boolean isEqual() {
        return notApplicable == null && differences.isEmpty();
    }

    boolean differs() {
        return !differences.isEmpty();
    }
}
