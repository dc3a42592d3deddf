package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command somebody gave.
 *
 * @param standIn who gives it here, because the role that allows it to the user waits for a later work; null: the user
 * @param exit its exit code; negative if it had to be killed
 */
record Step(
        String user,
        @Nullable String standIn,
        String command,
        @JsonProperty("exit") int exitCode,
        List<Exchange> exchanges) {

    String sender() {
        return standIn == null ? user : standIn;
    }
}
