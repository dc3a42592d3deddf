package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.workload.PodContainers.Group;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The field of a pod template that a trigger sets: {@code containers[0].image} or
 * {@code initContainers[?(@.name=="web")].image}, after the pod's place in the object. Nothing else of JSONPath is known.
 * Beyond OpenShift's grammar, single quotes and blanks within the brackets are taken, as its documentation writes them.
 *
 * @param name of the container; null when it is addressed by index
 */
public record FieldPath(Group group, @Nullable String name, int index) {

    private static final Pattern IMAGE = Pattern.compile("(containers|initContainers)\\[\\s*(?:(\\d{1,9})|"
            + "\\?\\(\\s*@\\.name\\s*==\\s*(?:\"([^\"]+)\"|'([^']+)')\\s*\\))\\s*\\]\\.image");

    /** Whether the path is about objects whose pod is at this place. */
    static boolean startsAt(String podPath, String path) {
        return path.startsWith(podPath + '.');
    }

    /** Empty for a path that is none. */
    static Optional<FieldPath> parse(String podPath, String path) {
        if (!startsAt(podPath, path)) {
            return Optional.empty();
        }
        Matcher matcher = IMAGE.matcher(path).region(podPath.length() + 1, path.length());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Group group = matcher.group(1).equals(Group.CONTAINERS.field()) ? Group.CONTAINERS : Group.INIT_CONTAINERS;
        if (matcher.group(2) != null) {
            return Optional.of(new FieldPath(group, null, Integer.parseInt(matcher.group(2))));
        }
        return Optional.of(new FieldPath(group, matcher.group(3) == null ? matcher.group(4) : matcher.group(3), 0));
    }

    /** The place of the container in its list; empty if there is none. */
    OptionalInt locate(PodContainers pod) {
        List<Container> containers = pod.in(group);
        if (name == null) {
            return index < containers.size() ? OptionalInt.of(index) : OptionalInt.empty();
        }
        return IntStream.range(0, containers.size())
                .filter(i -> containers.get(i).name().equals(name))
                .findFirst();
    }
}
