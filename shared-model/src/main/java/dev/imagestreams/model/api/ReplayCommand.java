package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger is to be told again, or for the first time.
 *
 * @param since of {@link What#SINCE}: changes recorded from this time on
 * @param sequence of {@link What#SINCE}: changes after this position; beside a time, both have to hold
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReplayCommand(What what, @Nullable Instant since, @Nullable Long sequence) {

    /** Which changes. */
    public enum What {
        /** Those whose delivery was given up. */
        @JsonProperty("failed")
        FAILED,
        /** Those since a time or a position that the trigger would match now, told before or not. */
        @JsonProperty("since")
        SINCE,
        /** Of every tag the trigger would match now, what it points to. */
        @JsonProperty("current")
        CURRENT
    }

    public ReplayCommand {
        Objects.requireNonNull(what);
    }
}
