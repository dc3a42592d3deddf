package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.watch.ChangeSource;
import dev.imagestreams.gateway.watch.ObjectChange;
import dev.imagestreams.gateway.watch.ObjectRef;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The history of projects as a feed of one resource. */
final class ProjectChanges implements ChangeSource {

    private static final int BATCH = 500;
    private static final long WAIT_MILLIS = 1000;

    private final ApiResource resource;
    private final Function<Project, HasMetadata> view;
    private final ProjectStore store;
    private final ProjectSignal signal;

    ProjectChanges(
            ApiResource resource, Function<Project, HasMetadata> view, ProjectStore store, ProjectSignal signal) {
        this.resource = resource;
        this.view = view;
        this.store = store;
        this.signal = signal;
    }

    @Override
    public List<ApiResource> resources() {
        return List.of(resource);
    }

    @Override
    public Beginning begin() {
        ProjectStore.Listing all = store.all();
        Map<ObjectRef, Map<String, String>> labels = new HashMap<>();
        for (Project project : all.projects()) {
            HasMetadata object = view.apply(project);
            labels.put(ObjectRef.of(resource, object), object.getMetadata().getLabels());
        }
        return new Beginning(all.version(), newest(), Set.of(resource.name()), labels);
    }

    @Override
    public Batch after(long version) throws InterruptedException {
        long mark = signal.mark();
        List<ProjectChange> changes = read(version);
        if (changes.isEmpty()) {
            signal.await(mark, WAIT_MILLIS);
            changes = read(version);
        }
        List<ObjectChange> told = changes.stream().map(this::told).toList();
        return new Batch(
                told, told.isEmpty() ? version : told.get(told.size() - 1).version());
    }

    @Override
    public long newest() {
        return store.version();
    }

    private List<ProjectChange> read(long version) {
        return store.changesAfter(version, BATCH)
                .orElseThrow(() -> new ImageStreamException(
                        ErrorCode.EXPIRED, "changes of projects after " + version + " are forgotten"));
    }

    private ObjectChange told(ProjectChange change) {
        Project project = change.project();
        return new ObjectChange(project.resourceVersion(), change.type(), resource, view.apply(project));
    }
}
