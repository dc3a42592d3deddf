package dev.imagestreams.gateway.auth;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.request.RequestInfo;
import dev.imagestreams.gateway.auth.AccessRule.PathRule;
import dev.imagestreams.gateway.auth.AccessRule.ResourceRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The one place that decides who may do what. {@code system:masters} may do everything; whoever requested a project may
 * do everything in it; everybody may request projects, list their own, and ask who they are. Nobody else may anything.
 */
@ApplicationScoped
public class Authorizer {

    /** Paths outside of resources that every user may read. */
    private static final Set<String> READABLE =
            Set.of("api", "apis", "openapi", "version", "healthz", "readyz", "livez");

    private static final List<String> READABLE_PATHS = List.of(
            "/api",
            "/api/*",
            "/apis",
            "/apis/*",
            "/openapi",
            "/openapi/*",
            "/version",
            "/healthz",
            "/readyz",
            "/livez");

    /** What every user may. */
    private static final List<AccessRule> FOR_EVERYBODY = List.of(
            AccessRule.of(ApiResources.PROJECT_GROUP, "projectrequests", "create", "list"),
            // The answer has only the user's own projects.
            AccessRule.of(ApiResources.PROJECT_GROUP, "projects", "list", "watch"),
            AccessRule.of(ApiResources.USER_GROUP, "users", "get").named("~"),
            AccessRule.of(ApiResources.AUTHENTICATION_GROUP, "selfsubjectreviews", "create"),
            // Whoever knows the secret may.
            AccessRule.of(ApiResources.BUILD_GROUP, "buildconfigs/webhooks", "create"),
            AccessRule.of(ApiResources.AUTHORIZATION_GROUP, "selfsubjectaccessreviews", "create"),
            AccessRule.of(ApiResources.AUTHORIZATION_GROUP, "selfsubjectrulesreviews", "create"),
            // OpenShift's own may be about others too; then one must be allowed what Kubernetes' would need.
            AccessRule.of(ApiResources.OPENSHIFT_AUTHORIZATION_GROUP, "subjectaccessreviews", "create"),
            AccessRule.of(ApiResources.OPENSHIFT_AUTHORIZATION_GROUP, "localsubjectaccessreviews", "create"),
            AccessRule.of(ApiResources.OPENSHIFT_AUTHORIZATION_GROUP, "selfsubjectrulesreviews", "create"),
            AccessRule.of("", "configmaps", "get").named("motd").in("openshift"),
            AccessRule.of("", "configmaps", "get").named("console-public").in("openshift-config-managed"));

    private static final Set<String> LIMITS = Set.of("limitranges", "resourcequotas");
    private static final Set<String> READS = Set.of("get", "list", "watch");

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

    /** What a user may, outside of all namespaces and in this one. */
    public List<ResourceRule> rules(User user, String namespace) {
        boolean all = user.isMaster() || !namespace.isEmpty() && membership.owns(user.name(), namespace);
        return Stream.concat(all ? Stream.of(AccessRule.EVERYTHING) : Stream.empty(), FOR_EVERYBODY.stream())
                .map(AccessRule::resources)
                .toList();
    }

    public PathRule paths(User user) {
        return new PathRule(List.of("get"), user.isMaster() ? List.of("*") : READABLE_PATHS);
    }

    /** Who may do this in a namespace. Masters are named by their group, as everybody is. */
    public Allowed whoMay(RequestInfo request) {
        Optional<String> owner = membership.ownerOf(request.namespace());
        return new Allowed(
                owner.stream().toList(),
                isForEverybody(request) ? List.of(User.AUTHENTICATED, User.MASTERS) : List.of(User.MASTERS));
    }

    /** Users and groups. */
    public record Allowed(List<String> users, List<String> groups) {}

    private boolean mayUse(User user, RequestInfo request) {
        return isForEverybody(request)
                || !request.namespace().isEmpty()
                        && !isForMasters(request)
                        && membership.owns(user.name(), request.namespace());
    }

    /** Limits that their owner could lift would be none. */
    private static boolean isForMasters(RequestInfo request) {
        return request.group().isEmpty() && LIMITS.contains(request.resource()) && !READS.contains(request.verb());
    }

    private static boolean isForEverybody(RequestInfo request) {
        return FOR_EVERYBODY.stream().anyMatch(rule -> rule.allows(request));
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
