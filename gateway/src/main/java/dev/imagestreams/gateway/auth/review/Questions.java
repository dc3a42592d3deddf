package dev.imagestreams.gateway.auth.review;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.auth.Authorizer;
import dev.imagestreams.gateway.auth.CurrentUser;
import dev.imagestreams.gateway.auth.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a question to the {@link Authorizer}'s decision. Who may ask about others was decided before. */
@ApplicationScoped
class Questions {

    private final Authorizer authorizer;
    private final CurrentUser asking;

    Questions(Authorizer authorizer, CurrentUser asking) {
        this.authorizer = authorizer;
        this.asking = asking;
    }

    AccessAnswer aboutOneself(@Nullable AccessQuestion question) {
        return decide(asking.get(), required(question).action());
    }

    AccessAnswer aboutSomebody(@Nullable AccessQuestion question) {
        return decide(subject(required(question)), required(question).action());
    }

    AccessAnswer aboutSomebodyIn(String namespace, @Nullable AccessQuestion question) {
        RequestInfo action = required(question).action();
        if (!action.namesResource() || !action.namespace().equals(namespace)) {
            throw new StatusException(Statuses.badRequest(
                    "spec.resourceAttributes.namespace must be the namespace of the review: " + namespace));
        }
        return decide(subject(required(question)), action);
    }

    AccessAnswer decide(User user, RequestInfo action) {
        return new AccessAnswer(authorizer.refusal(user, action).isEmpty(), null);
    }

    private static User subject(AccessQuestion question) {
        List<String> groups = Objects.requireNonNullElse(question.groups(), List.of());
        String name = Objects.requireNonNullElse(question.user(), "");
        if (name.isEmpty() && groups.isEmpty()) {
            throw new StatusException(Statuses.badRequest("at least one of spec.user and spec.groups must be set"));
        }
        return new User(name, Objects.requireNonNullElse(question.uid(), ""), Set.copyOf(groups));
    }

    private static AccessQuestion required(@Nullable AccessQuestion question) {
        if (question == null) {
            throw new StatusException(Statuses.badRequest("spec must be set"));
        }
        return question;
    }
}
