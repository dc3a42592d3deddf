package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern TIMEOUT = Pattern.compile("timeout=(\\d+)s");

    String sender() {
        return standIn == null ? user : standIn;
    }

    /** How long the command was told to wait at most, if it was. */
    Optional<Duration> timeout() {
        Matcher timeout = TIMEOUT.matcher(command);
        return timeout.find() ? Optional.of(Duration.ofSeconds(Long.parseLong(timeout.group(1)))) : Optional.empty();
    }
}
