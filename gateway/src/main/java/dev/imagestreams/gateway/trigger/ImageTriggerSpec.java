package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What to watch, and the one who is told.
 *
 * @param from null watches every tag of every stream of the namespace
 * @param webhook one of the three has to be there
 * @param build one of the three has to be there
 * @param deploy one of the three has to be there
 * @param paused nobody is told while true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageTriggerSpec(
        @Nullable From from,
        @Nullable Webhook webhook,
        @Nullable Consumer build,
        @Nullable Consumer deploy,
        @Nullable Boolean paused)
        implements Serializable {

    /**
     * @param stream null for every stream
     * @param tag null for every tag
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record From(@Nullable String stream, @Nullable String tag) implements Serializable {}

    /**
     * @param secret {@code whsec_…}; only in the answer to the creation, and in requests that set it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Webhook(@Nullable String url, @Nullable String secret) implements Serializable {

        @Override
        public String toString() {
            return "Webhook[url=" + url + ", secret=" + (secret == null ? "none" : "hidden") + ']';
        }
    }

    /** A build or deployer, by the name it knows itself by. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Consumer(@Nullable String name) implements Serializable {}
}
