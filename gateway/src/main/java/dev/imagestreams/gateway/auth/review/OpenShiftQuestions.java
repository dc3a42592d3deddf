package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.auth.Authorizer;
import dev.imagestreams.gateway.auth.CurrentUser;
import dev.imagestreams.gateway.auth.User;
import io.fabric8.openshift.api.model.SubjectAccessReviewResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The reviews of {@code authorization.openshift.io}, older than those of Kubernetes: one form for oneself and for others, and
 * a group that may be left out.
 */
@ApplicationScoped
class OpenShiftQuestions {

    private final Authorizer authorizer;
    private final CurrentUser asking;

    OpenShiftQuestions(Authorizer authorizer, CurrentUser asking) {
        this.authorizer = authorizer;
        this.asking = asking;
    }

    /**
     * @param user empty, without groups, in a question about oneself
     * @throws StatusException {@code Forbidden} if it is about somebody else and one may not ask
     */
    SubjectAccessReviewResponse decide(
            RequestInfo action, @Nullable String user, @Nullable List<String> groups, ApiResource mustBeAllowed) {
        boolean oneself = (user == null || user.isEmpty()) && (groups == null || groups.isEmpty());
        User subject = oneself
                ? asking.get()
                : new User(user == null ? "" : user, "", groups == null ? Set.of() : Set.copyOf(groups));
        if (!oneself) {
            requireAllowed(mustBeAllowed, action.namespace());
        }
        SubjectAccessReviewResponse answer = new SubjectAccessReviewResponse();
        answer.setNamespace(action.namespace().isEmpty() ? null : action.namespace());
        answer.setAllowed(authorizer.refusal(subject, action).isEmpty());
        return answer;
    }

    /** The request these reviews ask about. A resource without its group is the first of that name there is. */
    static RequestInfo action(
            @Nullable String namespace,
            @Nullable String verb,
            @Nullable String group,
            @Nullable String resource,
            @Nullable String name) {
        String[] parts = text(resource).split("/", 2);
        String of = text(group);
        if (of.isEmpty()) {
            of = ApiResources.all().stream()
                    .filter(known -> known.name().equals(parts[0]))
                    .map(ApiResource::group)
                    .findFirst()
                    .orElse("");
        }
        return new RequestInfo(
                text(verb), of, "", parts[0], text(namespace), text(name), parts.length > 1 ? parts[1] : "", "");
    }

    private void requireAllowed(ApiResource resource, String namespace) {
        RequestInfo review = new RequestInfo(
                "create",
                resource.group(),
                resource.version(),
                resource.name(),
                resource.namespaced() ? namespace : "",
                "",
                "",
                "");
        authorizer.refusal(asking.get(), review).ifPresent(why -> {
            throw new StatusException(Statuses.forbidden(review, why));
        });
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
