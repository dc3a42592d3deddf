package dev.imagestreams.gateway.project;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.openshift.api.model.ProjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A project in the shapes clients know: OpenShift's {@code Project} and the {@code Namespace} it also is. */
final class ProjectView {

    static final String DESCRIPTION = "openshift.io/description";
    static final String DISPLAY_NAME = "openshift.io/display-name";
    static final String REQUESTER = "openshift.io/requester";
    static final String NAME_LABEL = "kubernetes.io/metadata.name";

    private static final List<String> FINALIZERS = List.of("openshift.io/origin", "kubernetes");

    private ProjectView() {}

    static io.fabric8.openshift.api.model.Project project(Project project) {
        return new ProjectBuilder()
                .withMetadata(metadata(project))
                .withNewSpec()
                .withFinalizers(FINALIZERS)
                .endSpec()
                .withNewStatus()
                .withPhase(phase(project))
                .endStatus()
                .build();
    }

    /** In a list, where kind and version are left out. */
    static io.fabric8.openshift.api.model.Project listed(Project project) {
        io.fabric8.openshift.api.model.Project listed = project(project);
        listed.setApiVersion(null);
        listed.setKind(null);
        return listed;
    }

    static Namespace namespace(Project project) {
        return new NamespaceBuilder()
                .withMetadata(metadata(project))
                .withNewSpec()
                .withFinalizers(FINALIZERS)
                .endSpec()
                .withNewStatus()
                .withPhase(phase(project))
                .endStatus()
                .build();
    }

    /** The project with what may be changed in it taken from metadata; the rest of them is not looked at. */
    static Project edited(Project project, ObjectMeta metadata) {
        Map<String, String> annotations =
                new TreeMap<>(Objects.requireNonNullElse(metadata.getAnnotations(), Map.of()));
        Map<String, String> labels = new TreeMap<>(Objects.requireNonNullElse(metadata.getLabels(), Map.of()));
        annotations.remove(REQUESTER);
        labels.remove(NAME_LABEL);
        String displayName = text(annotations.remove(DISPLAY_NAME));
        String description = text(annotations.remove(DESCRIPTION));
        return new Project(
                project.name(),
                project.uid(),
                project.requester(),
                displayName,
                description,
                labels,
                annotations,
                project.resourceVersion(),
                project.created(),
                project.deletionRequested());
    }

    private static ObjectMeta metadata(Project project) {
        Map<String, String> labels = new TreeMap<>(project.labels());
        labels.put(NAME_LABEL, project.name());
        Map<String, String> annotations = new TreeMap<>(project.annotations());
        annotations.put(DESCRIPTION, project.description());
        annotations.put(DISPLAY_NAME, project.displayName());
        annotations.put(REQUESTER, project.requester());
        return new ObjectMetaBuilder()
                .withName(project.name())
                .withUid(project.uid().toString())
                .withResourceVersion(Long.toString(project.resourceVersion()))
                .withCreationTimestamp(project.created().toString())
                .withDeletionTimestamp(
                        project.deletionRequested() == null
                                ? null
                                : project.deletionRequested().toString())
                .withLabels(labels)
                .withAnnotations(annotations)
                .build();
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    private static String phase(Project project) {
        return project.isTerminating() ? "Terminating" : "Active";
    }
}
