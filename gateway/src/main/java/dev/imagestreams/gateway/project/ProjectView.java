package dev.imagestreams.gateway.project;

import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.openshift.api.model.ProjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A project in the shapes clients know: OpenShift's {@code Project} and the {@code Namespace} it also is. */
final class ProjectView {

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

    private static ObjectMeta metadata(Project project) {
        return new ObjectMetaBuilder()
                .withName(project.name())
                .withUid(project.uid().toString())
                .withResourceVersion(Long.toString(project.resourceVersion()))
                .withCreationTimestamp(project.created().toString())
                .withLabels(Map.of("kubernetes.io/metadata.name", project.name()))
                .withAnnotations(new TreeMap<>(Map.of(
                        "openshift.io/description", project.description(),
                        "openshift.io/display-name", project.displayName(),
                        "openshift.io/requester", project.requester())))
                .build();
    }

    private static String phase(Project project) {
        return project.terminating() ? "Terminating" : "Active";
    }
}
