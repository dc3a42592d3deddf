package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.imagestreams.model.api.TriggerStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** {@code ImageTrigger}: who wants to know when which tags move. */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec", "status"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
public class ImageTrigger implements HasMetadata {

    private static final long serialVersionUID = 1L;

    private @Nullable String kind = "ImageTrigger";
    private @Nullable String apiVersion = "triggers.imagestreams.dev/v1";
    private @Nullable ObjectMeta metadata;
    private transient @Nullable ImageTriggerSpec spec;
    private transient @Nullable TriggerStatus status;

    @Override
    public @Nullable String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind;
    }

    @Override
    public @Nullable String getApiVersion() {
        return apiVersion;
    }

    @Override
    public void setApiVersion(@Nullable String apiVersion) {
        this.apiVersion = apiVersion;
    }

    @Override
    public @Nullable ObjectMeta getMetadata() {
        return metadata;
    }

    @Override
    public void setMetadata(@Nullable ObjectMeta metadata) {
        this.metadata = metadata;
    }

    public @Nullable ImageTriggerSpec getSpec() {
        return spec;
    }

    public @Nullable TriggerStatus getStatus() {
        return status;
    }

    /** What a client sends as status is not looked at. */
    public void setStatus(@Nullable TriggerStatus status) {
        this.status = status;
    }

    public void setSpec(@Nullable ImageTriggerSpec spec) {
        this.spec = spec;
    }
}
