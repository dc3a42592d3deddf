package dev.imagestreams.gateway.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code SelfSubjectReview} of {@code authentication.k8s.io/v1}: who am I? */
@JsonPropertyOrder({"kind", "apiVersion", "metadata", "status"})
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(using = JsonDeserializer.None.class)
public record SelfSubjectReview(
        @Nullable String kind, @Nullable String apiVersion, @Nullable ObjectMeta metadata, @Nullable Answer status)
        implements KubernetesResource {

    static SelfSubjectReview of(User user) {
        return new SelfSubjectReview(
                "SelfSubjectReview",
                "authentication.k8s.io/v1",
                new ObjectMeta(),
                new Answer(new UserInfo(
                        user.name(), user.uid(), user.groups().stream().sorted().toList())));
    }

    public record Answer(UserInfo userInfo) {}

    public record UserInfo(String username, String uid, List<String> groups) {}
}
