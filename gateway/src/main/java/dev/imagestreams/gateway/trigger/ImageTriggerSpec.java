package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.WebhookOptions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to watch, which moves count, and the one who is told.
 *
 * @param from null watches every tag of every stream of the namespace
 * @param conditions null counts every move
 * @param delivery null tells at once, in no order
 * @param webhook one of the three has to be there
 * @param build one of the three has to be there
 * @param deploy one of the three has to be there
 * @param paused nobody is told while true
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageTriggerSpec(
        @Nullable From from,
        @Nullable Conditions conditions,
        @Nullable Delivery delivery,
        @Nullable Webhook webhook,
        @Nullable Consumer build,
        @Nullable Consumer deploy,
        @Nullable Boolean paused) {

    static final ImageTriggerSpec EMPTY = new ImageTriggerSpec(null, null, null, null, null, null, null);

    /**
     * @param stream null for every stream
     * @param tag null for every tag
     * @param tagPattern tags of this form, with {@code *} and {@code ?}
     * @param selector streams with these labels
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record From(
            @Nullable String stream,
            @Nullable String tag,
            @Nullable String tagPattern,
            @Nullable LabelSelector selector) {}

    /** @param platforms {@code <os>/<architecture>[/<variant>]} */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Conditions(
            @Nullable Boolean digestChanged,
            @Nullable List<String> platforms,
            @Nullable LabelSelector imageLabels,
            @Nullable LabelSelector imageConfig) {}

    /** @param whilePaused what becomes of changes while the trigger is paused */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Delivery(
            TriggerPace.@Nullable Order order,
            @Nullable Integer windowSeconds,
            TriggerPace.@Nullable Missed whilePaused) {}

    /**
     * @param secret {@code whsec_…}; only in the answer that makes it, and in requests that set it
     * @param headers of one's own; answers do not tell the values, and a value written as told is kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Webhook(
            @Nullable String url,
            @Nullable String secret,
            WebhookOptions.@Nullable Signature signature,
            @Nullable List<WebhookOptions.LegacySignature> legacySignatures,
            WebhookOptions.@Nullable Format format,
            @Nullable Integer timeoutSeconds,
            @Nullable Boolean handshake,
            @Nullable Map<String, String> headers) {

        @Override
        public String toString() {
            return "Webhook[url=" + url + ", secret=" + (secret == null ? "none" : "hidden") + ']';
        }
    }

    /**
     * A build or deployer, by the name it knows itself by.
     *
     * @param topic its own; null for the one of its kind
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Consumer(@Nullable String name, @Nullable String topic) {}
}
