package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.workload.PodContainers.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Images to be set in a pod template, as a JSON patch of these fields only: whatever else the object says, in whatever
 * version of its API, stays as it is. The patch expects the container to be where it was and to have the image it had.
 */
public final class ImageEdits {

    private final String podPath;
    private final PodContainers pod;
    private final Resolution resolution;
    private final Map<Place, String> images = new TreeMap<>();

    /** @param podPath with dots, e.g. {@code spec.template.spec} */
    public ImageEdits(String podPath, PodContainers pod, Resolution resolution) {
        this.podPath = podPath;
        this.pod = pod;
        this.resolution = resolution;
    }

    /** Where two triggers set one container, the later wins. */
    public void set(Group group, int index, String image) {
        images.put(new Place(group, index), image);
    }

    public boolean isEmpty() {
        return images.entrySet().stream().noneMatch(edit -> differs(edit.getKey(), edit.getValue()));
    }

    public List<PatchOperation> operations() {
        List<PatchOperation> operations = new ArrayList<>();
        images.forEach((place, image) -> {
            if (differs(place, image)) {
                Container container = container(place);
                operations.add(PatchOperation.expect(pointer(place, "name"), container.name()));
                if (container.image() != null) {
                    operations.add(PatchOperation.expect(pointer(place, "image"), container.image()));
                }
                operations.add(PatchOperation.set(pointer(place, "image"), image));
            }
        });
        return operations;
    }

    /** For a person: {@code web: registry/app@sha256:…}. */
    public String summary() {
        List<String> lines = new ArrayList<>();
        images.forEach((place, image) -> {
            if (differs(place, image)) {
                lines.add(container(place).name() + ": " + image);
            }
        });
        return String.join(", ", lines);
    }

    private boolean differs(Place place, String image) {
        return !resolution.isSame(container(place).image(), image);
    }

    private Container container(Place place) {
        return pod.in(place.group()).get(place.index());
    }

    private String pointer(Place place, String field) {
        return PatchOperation.pointer((Object[]) podPath.split("\\."))
                + PatchOperation.pointer(place.group().field(), place.index(), field);
    }

    private record Place(Group group, int index) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            int byGroup = group.compareTo(other.group);
            return byGroup != 0 ? byGroup : Integer.compare(index, other.index);
        }
    }
}
