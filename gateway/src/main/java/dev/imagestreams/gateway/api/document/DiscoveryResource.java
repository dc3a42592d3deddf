package dev.imagestreams.gateway.api.document;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupBuilder;
import io.fabric8.kubernetes.api.model.APIGroupListBuilder;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.APIVersionsBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Discovery: all in one document for clients that ask for that, and for the others in the form every client understands:
 * versions, groups, and the resources of each group.
 */
@Path("/")
public class DiscoveryResource {

    static final String VERSION = "v1";

    @GET
    @Path("api")
    public Response versions(@HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept, @Context Request request) {
        return aggregated(accept, Stream.of(""))
                .orElseGet(() -> TaggedDocument.json(
                        new APIVersionsBuilder().withVersions(VERSION).build()))
                .answer(request);
    }

    @GET
    @Path("api/v1")
    public APIResourceList core() {
        return resources("", VERSION);
    }

    @GET
    @Path("apis")
    public Response groups(@HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept, @Context Request request) {
        return aggregated(accept, ApiResources.groups().stream())
                .orElseGet(() -> TaggedDocument.json(new APIGroupListBuilder()
                        .withGroups(ApiResources.groups().stream()
                                .map(DiscoveryResource::describe)
                                .toList())
                        .build()))
                .answer(request);
    }

    @GET
    @Path("apis/{group}")
    public APIGroup group(@PathParam("group") String group) {
        if (!ApiResources.groups().contains(group)) {
            throw new NotFoundException();
        }
        return describe(group);
    }

    @GET
    @Path("apis/{group}/{version}")
    public APIResourceList resources(@PathParam("group") String group, @PathParam("version") String version) {
        List<ApiResource> resources = ApiResources.of(group, version);
        if (resources.isEmpty()) {
            throw new NotFoundException();
        }
        return new APIResourceListBuilder()
                .withGroupVersion(resources.get(0).groupVersion())
                .withResources(
                        resources.stream().map(DiscoveryResource::describe).toList())
                .build();
    }

    /** The one document, if it is accepted before the older form. */
    private static Optional<TaggedDocument> aggregated(@Nullable String accept, Stream<String> groups) {
        return AggregatedForm.in(accept)
                .map(form -> TaggedDocument.json(AggregatedDiscovery.of(form.version(), groups), form.mediaType()));
    }

    private static APIGroup describe(String group) {
        return new APIGroupBuilder()
                .withName(group)
                .addNewVersion(group + '/' + VERSION, VERSION)
                .withNewPreferredVersion(group + '/' + VERSION, VERSION)
                .build();
    }

    private static APIResource describe(ApiResource resource) {
        return new APIResourceBuilder()
                .withName(resource.name())
                .withSingularName(resource.singular())
                .withNamespaced(resource.namespaced())
                .withKind(resource.kind())
                .withVerbs(resource.verbs())
                .withShortNames(resource.shortNames())
                .withCategories(resource.categories())
                .withGroup(resource.hasForeignKind() ? resource.kindGroup() : null)
                .withVersion(resource.hasForeignKind() ? resource.kindVersion() : null)
                .build();
    }
}
