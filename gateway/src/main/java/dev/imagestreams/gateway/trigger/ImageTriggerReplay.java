package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.imagestreams.model.api.ReplayAnswer;
import dev.imagestreams.model.api.ReplayCommand;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import org.jspecify.annotations.Nullable;

/** {@code ImageTriggerReplay}: what a trigger is to be told again, and how much that was. */
@JsonIgnoreProperties(
        value = {"kind", "apiVersion"},
        allowGetters = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"kind", "apiVersion", "spec", "status"})
public record ImageTriggerReplay(@Nullable ReplayCommand spec, @Nullable ReplayAnswer status)
        implements KubernetesResource {

    public String getKind() {
        return "ImageTriggerReplay";
    }

    public String getApiVersion() {
        return "triggers.imagestreams.dev/v1";
    }
}
