package dev.imagestreams.gateway.auth;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;

/** {@code SelfSubjectReview} of {@code authentication.k8s.io/v1}: who am I? Only ever answered, so never read. */
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
