package dev.imagestreams.gateway.auth;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.request.RequestInfo;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/**
 * The one place that decides who may do what. {@code system:masters} may do everything; whoever requested a project may
 * do everything in it; everybody may request projects, list their own, and ask who they are. Nobody else may anything.
 */
@ApplicationScoped
public class Authorizer {

    /** Paths outside of resources that every user may read. */
    private static final Set<String> READABLE =
            Set.of("api", "apis", "openapi", "version", "healthz", "readyz", "livez");

    private final Membership membership;

    Authorizer(Membership membership) {
        this.membership = membership;
    }

    /** Kubernetes' sentence about what this user may not do; empty when they may. */
    public Optional<String> refusal(User user, RequestInfo request) {
        if (user.isMaster() || (request.namesResource() ? mayUse(user, request) : mayRead(request))) {
            return Optional.empty();
        }
        return Optional.of(request.namesResource() ? resourceText(user, request) : pathText(user, request));
    }

    private boolean mayUse(User user, RequestInfo request) {
        return isForEverybody(request)
                || !request.namespace().isEmpty() && membership.owns(user.name(), request.namespace());
    }

    private static boolean isForEverybody(RequestInfo request) {
        return switch (request.qualifiedResource()) {
            case "projectrequests." + ApiResources.PROJECT_GROUP ->
                request.verb().equals("create") || request.verb().equals("list");
            // The answer has only the user's own projects.
            case "projects." + ApiResources.PROJECT_GROUP -> request.verb().equals("list");
            case "users." + ApiResources.USER_GROUP ->
                request.verb().equals("get") && request.name().equals("~");
            case "selfsubjectreviews." + ApiResources.AUTHENTICATION_GROUP ->
                request.verb().equals("create");
            default -> false;
        };
    }

    private static boolean mayRead(RequestInfo request) {
        String first = request.path().replaceFirst("^/", "").split("/", 2)[0];
        return (request.verb().equals("get") || request.verb().equals("head")) && READABLE.contains(first);
    }

    private static String resourceText(User user, RequestInfo request) {
        String resource =
                request.subresource().isEmpty() ? request.resource() : request.resource() + '/' + request.subresource();
        String object = request.name().isEmpty() ? "" : " \"" + request.name() + '"';
        String where = request.namespace().isEmpty()
                ? "at the cluster scope"
                : "in the namespace \"" + request.namespace() + '"';
        return "%s%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                .formatted(
                        request.qualifiedResource(),
                        object,
                        user.name(),
                        request.verb(),
                        resource,
                        request.group(),
                        where);
    }

    private static String pathText(User user, RequestInfo request) {
        return "forbidden: User \"%s\" cannot %s path \"%s\"".formatted(user.name(), request.verb(), request.path());
    }
}
