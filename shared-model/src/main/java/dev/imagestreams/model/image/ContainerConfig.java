package dev.imagestreams.model.image;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How an image wants to be run: the {@code config} object of an OCI or Docker image configuration. Absent and empty
 * texts are null, absent lists and maps empty.
 *
 * @param exposedPorts e.g. {@code 8080/tcp}, sorted
 * @param env {@code NAME=value} in the image's order
 * @param volumes mount points, sorted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ContainerConfig(
        @Nullable String hostname,
        @Nullable String domainname,
        @Nullable String user,
        List<String> exposedPorts,
        List<String> env,
        List<String> entrypoint,
        List<String> cmd,
        List<String> volumes,
        @Nullable String workingDir,
        @Nullable String image,
        List<String> onBuild,
        Map<String, String> labels) {

    public static final ContainerConfig EMPTY = new ContainerConfig(
            null, null, null, List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(), Map.of());

    public ContainerConfig {
        exposedPorts = copy(exposedPorts);
        env = copy(env);
        entrypoint = copy(entrypoint);
        cmd = copy(cmd);
        volumes = copy(volumes);
        onBuild = copy(onBuild);
        hostname = textOrNull(hostname);
        domainname = textOrNull(domainname);
        user = textOrNull(user);
        workingDir = textOrNull(workingDir);
        image = textOrNull(image);
        labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(labels)));
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static List<String> copy(@Nullable List<String> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
