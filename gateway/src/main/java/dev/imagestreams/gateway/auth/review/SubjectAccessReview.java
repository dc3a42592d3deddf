package dev.imagestreams.gateway.auth.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** {@code SubjectAccessReview} of {@code authorization.k8s.io/v1}: may they? */
@JsonIgnoreProperties(
        value = {"kind", "apiVersion"},
        allowGetters = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec", "status"})
public record SubjectAccessReview(
        @Nullable ObjectMeta metadata, @Nullable AccessQuestion spec, @Nullable AccessAnswer status)
        implements KubernetesResource {

    public String getKind() {
        return "SubjectAccessReview";
    }

    public String getApiVersion() {
        return "authorization.k8s.io/v1";
    }

    SubjectAccessReview answered(AccessAnswer answer) {
        return new SubjectAccessReview(metadata, spec, answer);
    }
}
