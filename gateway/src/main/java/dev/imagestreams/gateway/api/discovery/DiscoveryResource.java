package dev.imagestreams.gateway.api.discovery;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIGroupBuilder;
import io.fabric8.kubernetes.api.model.APIGroupList;
import io.fabric8.kubernetes.api.model.APIGroupListBuilder;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceBuilder;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.APIResourceListBuilder;
import io.fabric8.kubernetes.api.model.APIVersions;
import io.fabric8.kubernetes.api.model.APIVersionsBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Discovery in the form every client understands: versions, groups, and the resources of each group. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class DiscoveryResource {

    private static final String VERSION = "v1";

    @GET
    @Path("api")
    public APIVersions versions() {
        return new APIVersionsBuilder().withVersions(VERSION).build();
    }

    @GET
    @Path("api/v1")
    public APIResourceList core() {
        return resources("", VERSION);
    }

    @GET
    @Path("apis")
    public APIGroupList groups() {
        return new APIGroupListBuilder()
                .withGroups(ApiResources.groups().stream()
                        .map(DiscoveryResource::describe)
                        .toList())
                .build();
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
                .build();
    }
}
