package dev.imagestreams.triggers.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.triggers.workload.Container;
import dev.imagestreams.triggers.workload.PodContainers;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the containers of a pod template, whatever of it is missing. */
final class PodContainersReader {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PodContainersReader() {}

    static PodContainers read(@Nullable PodTemplateSpec template) {
        return Optional.ofNullable(template)
                .map(PodTemplateSpec::getSpec)
                .map(pod -> new PodContainers(containers(pod.getContainers()), containers(pod.getInitContainers())))
                .orElseGet(() -> new PodContainers(List.of(), List.of()));
    }

    /** Empty where there is none, or what cannot be read as one. */
    static Optional<PodTemplateSpec> template(GenericKubernetesResource object) {
        Object template = object.get("spec", "template");
        try {
            return Optional.ofNullable(JSON.convertValue(template, PodTemplateSpec.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<Container> containers(@Nullable List<io.fabric8.kubernetes.api.model.Container> containers) {
        return containers == null
                ? List.of()
                : containers.stream()
                        .map(one -> one == null
                                ? new Container("", null)
                                : new Container(one.getName() == null ? "" : one.getName(), one.getImage()))
                        .toList();
    }
}
