package dev.imagestreams.gateway.auth.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** {@code SelfSubjectRulesReview} of {@code authorization.k8s.io/v1}: what may I, in this namespace? */
@JsonIgnoreProperties(
        value = {"kind", "apiVersion"},
        allowGetters = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec", "status"})
public record SelfSubjectRulesReview(@Nullable ObjectMeta metadata, @Nullable Spec spec, @Nullable Rules status)
        implements KubernetesResource {

    public String getKind() {
        return "SelfSubjectRulesReview";
    }

    public String getApiVersion() {
        return "authorization.k8s.io/v1";
    }

    /** @param namespace in which the rules are asked for */
    public record Spec(@Nullable String namespace) {}

    /** The list is complete. */
    public record Rules(
            java.util.List<dev.imagestreams.gateway.auth.AccessRule.ResourceRule> resourceRules,
            java.util.List<dev.imagestreams.gateway.auth.AccessRule.PathRule> nonResourceRules,
            boolean incomplete) {}
}
