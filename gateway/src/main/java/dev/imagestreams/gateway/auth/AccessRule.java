package dev.imagestreams.gateway.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.gateway.api.request.RequestInfo;
import java.util.List;

/**
 * Something that may be done, in the form it is decided by and told about.
 *
 * @param namespace in which it may; empty for any, or none
 */
public record AccessRule(String namespace, ResourceRule resources) {

    private static final String ANY = "*";

    /** As in {@code SelfSubjectRulesReview}. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ResourceRule(
            List<String> verbs, List<String> apiGroups, List<String> resources, List<String> resourceNames) {}

    /** Likewise, for paths. */
    public record PathRule(List<String> verbs, List<String> nonResourceURLs) {}

    static final AccessRule EVERYTHING =
            new AccessRule("", new ResourceRule(List.of(ANY), List.of(ANY), List.of(ANY), List.of()));

    static AccessRule of(String group, String resource, String... verbs) {
        return new AccessRule("", new ResourceRule(List.of(verbs), List.of(group), List.of(resource), List.of()));
    }

    AccessRule named(String name) {
        return new AccessRule(
                namespace,
                new ResourceRule(resources.verbs(), resources.apiGroups(), resources.resources(), List.of(name)));
    }

    AccessRule in(String where) {
        return new AccessRule(where, resources);
    }

    boolean allows(RequestInfo request) {
        String resource =
                request.subresource().isEmpty() ? request.resource() : request.resource() + '/' + request.subresource();
        return (namespace.isEmpty() || namespace.equals(request.namespace()))
                && has(resources.verbs(), request.verb())
                && has(resources.apiGroups(), request.group())
                && has(resources.resources(), resource)
                && (resources.resourceNames().isEmpty()
                        || resources.resourceNames().contains(request.name()));
    }

    private static boolean has(List<String> allowed, String value) {
        return allowed.contains(ANY) || allowed.contains(value);
    }
}
