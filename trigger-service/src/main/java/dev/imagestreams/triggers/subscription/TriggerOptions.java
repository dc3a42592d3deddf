package dev.imagestreams.triggers.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.stream.StreamTag;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger's row keeps as JSON: everything that is read with the row and never searched for. Values of headers are
 * not among it.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerOptions(
        @Nullable String tagPattern,
        @Nullable LabelSelector selector,
        TriggerConditions conditions,
        TriggerPace pace,
        WebhookOptions webhook,
        @Nullable String topic) {

    public TriggerOptions {
        conditions = conditions == null ? TriggerConditions.NONE : conditions;
        pace = pace == null ? TriggerPace.DEFAULT : pace;
        webhook = webhook == null ? WebhookOptions.NONE : webhook;
    }

    public static TriggerOptions of(TriggerDraft spec) {
        WebhookOptions webhook =
                spec.target() instanceof TriggerTarget.Webhook target ? hidden(target.options()) : WebhookOptions.NONE;
        String topic = spec.target() instanceof TriggerTarget.OnTopic target ? target.topic() : null;
        return new TriggerOptions(
                spec.watch().tagPattern(), spec.watch().selector(), spec.conditions(), spec.pace(), webhook, topic);
    }

    public TriggerWatch watch(@Nullable String stream, @Nullable StreamTag tag) {
        return new TriggerWatch(stream, tag, tagPattern, selector);
    }

    public String json() {
        try {
            return ModelJson.mapper().writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of the model can be written", e);
        }
    }

    public static TriggerOptions parse(String json) {
        try {
            return ModelJson.mapper().readValue(json, TriggerOptions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a trigger's row holds what this service wrote", e);
        }
    }

    private static WebhookOptions hidden(WebhookOptions options) {
        Map<String, String> names = new TreeMap<>();
        options.headers().keySet().forEach(name -> names.put(name, WebhookOptions.HIDDEN));
        return options.withHeaders(names);
    }
}
