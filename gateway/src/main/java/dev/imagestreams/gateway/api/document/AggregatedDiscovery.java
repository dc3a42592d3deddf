package dev.imagestreams.gateway.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import java.util.List;
import java.util.stream.Stream;

/**
 * All groups and their resources in one document, {@code APIGroupDiscoveryList}: what clients since 1.26 ask for instead
 * of a list per group.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AggregatedDiscovery(String kind, String apiVersion, @JsonInclude Metadata metadata, List<Group> items) {

    private static final String GROUP = "apidiscovery.k8s.io/";

    /** @param name of the group; none for the core group */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Metadata(String name) {}

    record Group(Metadata metadata, List<Version> versions) {}

    record Version(String version, List<Resource> resources, String freshness) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Resource(
            String resource,
            Kind responseKind,
            String scope,
            String singularResource,
            List<String> verbs,
            List<String> shortNames,
            List<String> categories,
            List<Subresource> subresources) {}

    record Subresource(String subresource, Kind responseKind, List<String> verbs) {}

    record Kind(@JsonInclude String group, String version, String kind) {}

    /**
     * @param version of the document
     * @param groups those it is about
     */
    static AggregatedDiscovery of(String version, Stream<String> groups) {
        return new AggregatedDiscovery(
                "APIGroupDiscoveryList",
                GROUP + version,
                new Metadata(""),
                groups.map(AggregatedDiscovery::group).toList());
    }

    private static Group group(String group) {
        List<ApiResource> resources = ApiResources.of(group, DiscoveryResource.VERSION);
        return new Group(
                new Metadata(group),
                List.of(new Version(
                        DiscoveryResource.VERSION,
                        resources.stream()
                                .filter(resource -> !resource.isSubresource())
                                .map(resource -> resource(resource, resources))
                                .toList(),
                        "Current")));
    }

    private static Resource resource(ApiResource resource, List<ApiResource> all) {
        String prefix = resource.name() + '/';
        return new Resource(
                resource.name(),
                kind(resource),
                resource.namespaced() ? "Namespaced" : "Cluster",
                resource.singular(),
                resource.verbs(),
                resource.shortNames(),
                resource.categories(),
                all.stream()
                        .filter(other -> other.name().startsWith(prefix))
                        .map(other ->
                                new Subresource(other.name().substring(prefix.length()), kind(other), other.verbs()))
                        .toList());
    }

    private static Kind kind(ApiResource resource) {
        return new Kind(resource.kindGroup(), resource.kindVersion(), resource.kind());
    }
}
