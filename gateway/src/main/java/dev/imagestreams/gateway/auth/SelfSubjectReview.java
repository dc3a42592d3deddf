package dev.imagestreams.gateway.auth;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** {@code SelfSubjectReview} of {@code authentication.k8s.io/v1}: who am I? Its question says nothing. */
@JsonIgnoreProperties(
        value = {"kind", "apiVersion"},
        allowGetters = true)
@JsonDeserialize(using = JsonDeserializer.None.class)
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "status"})
public record SelfSubjectReview(ObjectMeta metadata, Answer status) implements KubernetesResource {

    static SelfSubjectReview of(User user) {
        return new SelfSubjectReview(
                new ObjectMeta(),
                new Answer(new UserInfo(
                        user.name(), user.uid(), user.groups().stream().sorted().toList())));
    }

    public String getKind() {
        return "SelfSubjectReview";
    }

    public String getApiVersion() {
        return "authentication.k8s.io/v1";
    }

    public record Answer(UserInfo userInfo) {}

    public record UserInfo(String username, String uid, List<String> groups) {}
}
