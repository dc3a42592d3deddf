package dev.imagestreams.gateway.api.custom;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/**
 * An object of a kind of ours: what is wished in its spec, what is so in its status.
 *
 * @param <S> the spec
 * @param <T> the status
 */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec", "status"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
public abstract class CustomResource<S, T> implements HasMetadata {

    private static final long serialVersionUID = 1L;

    private @Nullable String kind;
    private @Nullable String apiVersion;
    private @Nullable ObjectMeta metadata;
    private transient @Nullable S spec;
    private transient @Nullable T status;

    protected CustomResource(ApiResource resource) {
        kind = resource.kind();
        apiVersion = resource.groupVersion();
    }

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

    public @Nullable S getSpec() {
        return spec;
    }

    public void setSpec(@Nullable S spec) {
        this.spec = spec;
    }

    public @Nullable T getStatus() {
        return status;
    }

    /** What a client sends as status is not looked at. */
    public void setStatus(@Nullable T status) {
        this.status = status;
    }
}
