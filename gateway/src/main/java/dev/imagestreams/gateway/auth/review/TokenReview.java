package dev.imagestreams.gateway.auth.review;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/** {@code TokenReview} of {@code authentication.k8s.io/v1}: whose token is this? */
@JsonIgnoreProperties(
        value = {"kind", "apiVersion"},
        allowGetters = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "spec", "status"})
public record TokenReview(@Nullable ObjectMeta metadata, @Nullable Spec spec, @Nullable Answer status)
        implements KubernetesResource {

    public String getKind() {
        return "TokenReview";
    }

    public String getApiVersion() {
        return "authentication.k8s.io/v1";
    }

    /** Its token is read and never written. */
    public record Spec(
            @com.fasterxml.jackson.annotation.JsonProperty(
                            access = com.fasterxml.jackson.annotation.JsonProperty.Access.WRITE_ONLY)
                    @Nullable
                    String token,
            java.util.@Nullable List<String> audiences) {

        @Override
        public String toString() {
            return "Spec[token hidden]";
        }
    }

    /** @param user null unless the token is somebody's */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            boolean authenticated, dev.imagestreams.gateway.auth.SelfSubjectReview.@Nullable UserInfo user) {}
}
