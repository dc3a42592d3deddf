package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.list.ListRequest;
import dev.imagestreams.gateway.api.resource.Change;
import dev.imagestreams.gateway.api.resource.Creatable;
import dev.imagestreams.gateway.api.resource.Deletable;
import dev.imagestreams.gateway.api.resource.Deletion;
import dev.imagestreams.gateway.api.resource.ObjectKey;
import dev.imagestreams.gateway.api.resource.Parameters;
import dev.imagestreams.gateway.api.resource.Readable;
import dev.imagestreams.gateway.api.resource.Updatable;
import dev.imagestreams.gateway.api.resource.Watchable;
import dev.imagestreams.gateway.api.resource.WriteOptions;
import dev.imagestreams.gateway.auth.CurrentUser;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceList;
import io.fabric8.kubernetes.api.model.NamespaceListBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import jakarta.inject.Singleton;
import java.util.function.Predicate;

/** {@code namespaces} of the core group: projects as clients see them that know only Kubernetes. */
@Singleton
class NamespaceStore
        implements Readable<Namespace>,
                Watchable<Namespace>,
                Creatable<Namespace>,
                Updatable<Namespace>,
                Deletable<Namespace> {

    private final Projects projects;
    private final CurrentUser user;

    NamespaceStore(Projects projects, CurrentUser user) {
        this.projects = projects;
        this.user = user;
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
        return ProjectView.namespace(existing(key.name()));
    }

    @Override
    public NamespaceList list(String namespace, ListRequest request) {
        Predicate<ObjectMeta> selection = request.selection();
        ProjectStore.Listing all = projects.all();
        return new NamespaceListBuilder()
                .withMetadata(all.metadata())
                .withItems(all.projects().stream()
                        .map(ProjectView::namespace)
                        .filter(each -> selection.test(each.getMetadata()))
                        .toList())
                .build();
    }

    @Override
    public Namespace create(ObjectKey key, Namespace object, WriteOptions options) {
        return ProjectView.namespace(projects.create(user.get(), object.getMetadata(), options.dryRun()));
    }

    @Override
    public Written<Namespace> update(ObjectKey key, Change<Namespace> change, WriteOptions options) {
        Project present = existing(key.name());
        Namespace wanted = change.applyTo(ProjectView.namespace(present));
        Project edited = ProjectEdits.ofNamespace(resource(), present, wanted);
        return Written.updated(ProjectView.namespace(projects.change(edited, options.dryRun())));
    }

    /** The namespace on its way out, as Kubernetes answers. */
    @Override
    public Namespace delete(ObjectKey key, Deletion deletion) {
        Project project = existing(key.name());
        DeletionGuard.check(project, deletion);
        return ProjectView.namespace(deletion.dryRun() ? project : projects.delete(project));
    }

    private Project existing(String name) {
        return projects.find(name)
                .orElseThrow(() -> new StatusException(Statuses.notFound(ApiResources.NAMESPACES, name)));
    }
}
