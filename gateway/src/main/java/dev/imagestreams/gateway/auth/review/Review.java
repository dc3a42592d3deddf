package dev.imagestreams.gateway.auth.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/**
 * A question in the form of an object: asked in its spec, answered in its status, and never kept.
 *
 * @param <S> the spec
 * @param <A> the status
 */
@JsonIgnoreProperties(
        value = {"kind", "apiVersion"},
        allowGetters = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec", "status"})
public abstract class Review<S, A> implements KubernetesResource {

    private static final long serialVersionUID = 1L;

    private final transient ApiResource resource;
    private @Nullable ObjectMeta metadata;
    private transient @Nullable S spec;
    private transient @Nullable A status;

    Review(ApiResource resource) {
        this.resource = resource;
    }

    public String getKind() {
        return resource.kind();
    }

    public String getApiVersion() {
        return resource.groupVersion();
    }

    public @Nullable ObjectMeta getMetadata() {
        return metadata;
    }

    public void setMetadata(@Nullable ObjectMeta metadata) {
        this.metadata = metadata;
    }

    public @Nullable S getSpec() {
        return spec;
    }

    public void setSpec(@Nullable S spec) {
        this.spec = spec;
    }

    public @Nullable A getStatus() {
        return status;
    }

    public void setStatus(@Nullable A status) {
        this.status = status;
    }
}
