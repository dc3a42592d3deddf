package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceList;
import io.fabric8.kubernetes.api.model.NamespaceListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Predicate;

/** {@code namespaces} of the core group: projects as clients see them that know only Kubernetes. */
@Path("/api/v1/namespaces")
@Produces(MediaType.APPLICATION_JSON)
public class NamespaceResource {

    private final Projects projects;

    NamespaceResource(Projects projects) {
        this.projects = projects;
    }

    @GET
    public NamespaceList list(@BeanParam ListRequest request) {
        request.refuseWatch();
        Predicate<ObjectMeta> selection = request.selection();
        return new NamespaceListBuilder()
                .withMetadata(new ListMeta())
                .withItems(projects.all().stream()
                        .map(ProjectView::namespace)
                        .filter(namespace -> selection.test(namespace.getMetadata()))
                        .toList())
                .build();
    }

    @GET
    @Path("/{name}")
    public Namespace get(@PathParam("name") String name) {
        return projects.find(name)
                .map(ProjectView::namespace)
                .orElseThrow(() -> new StatusException(Statuses.notFound(ApiResources.NAMESPACES, name)));
    }
}
