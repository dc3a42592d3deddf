package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Listable;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceList;
import io.fabric8.kubernetes.api.model.NamespaceListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.inject.Singleton;
import java.util.function.Predicate;

/** {@code namespaces} of the core group: projects as clients see them that know only Kubernetes. */
@Singleton
class NamespaceStore implements Readable<Namespace>, Listable<Namespace> {

    private final Projects projects;

    NamespaceStore(Projects projects) {
        this.projects = projects;
    }

    @Override
    public ApiResource resource() {
        return ApiResources.NAMESPACES;
    }

    @Override
    public Class<Namespace> type() {
        return Namespace.class;
    }

    @Override
    public Namespace get(ObjectKey key, Parameters query) {
        return projects.find(key.name())
                .map(ProjectView::namespace)
                .orElseThrow(() -> new StatusException(Statuses.notFound(ApiResources.NAMESPACES, key.name())));
    }

    @Override
    public NamespaceList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        return new NamespaceListBuilder()
                .withMetadata(new ListMeta())
                .withItems(projects.all().stream()
                        .map(ProjectView::namespace)
                        .filter(each -> selection.test(each.getMetadata()))
                        .toList())
                .build();
    }
}
