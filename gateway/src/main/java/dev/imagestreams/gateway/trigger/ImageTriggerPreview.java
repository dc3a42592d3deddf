package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.imagestreams.model.api.PreviewCommand;
import dev.imagestreams.model.api.PreviewedTrigger;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code ImageTriggerPreview}: a move of a tag that is only thought of, and who would be told of it. */
@JsonIgnoreProperties(
        value = {"kind", "apiVersion"},
        allowGetters = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"kind", "apiVersion", "spec", "status"})
public record ImageTriggerPreview(@Nullable PreviewCommand spec, @Nullable Answer status)
        implements KubernetesResource {

    /** @param triggers those that watch the tag, by name */
    public record Answer(List<PreviewedTrigger> triggers) {}

    public String getKind() {
        return "ImageTriggerPreview";
    }

    public String getApiVersion() {
        return "triggers.imagestreams.dev/v1";
    }
}
