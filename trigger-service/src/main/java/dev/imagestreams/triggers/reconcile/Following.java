package dev.imagestreams.triggers.reconcile;

import dev.imagestreams.triggers.pointer.PullSpecs;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.workload.ImageComparison;
import dev.imagestreams.triggers.workload.ObjectKey;
import dev.imagestreams.triggers.workload.Resolution;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the objects of a cluster follow tags.
 *
 * @param crossNamespace whether objects may follow streams of other namespaces, as OpenShift lets them
 * @param shared namespaces whose streams may be followed from everywhere nevertheless
 * @param comparison when an image that is there already counts as the tag's
 */
public record Following(PullSpecs pullSpecs, boolean crossNamespace, Set<String> shared, ImageComparison comparison) {

    public Following {
        shared = Set.copyOf(shared);
    }

    Resolution resolution(ObjectKey object, Map<TagKey, TagPointer> pointers) {
        return new Resolution() {
            @Override
            public Optional<String> pullSpec(TagKey tag) {
                return mayFollow(object, tag)
                        ? Optional.ofNullable(pointers.get(tag)).map(pullSpecs::of)
                        : Optional.empty();
            }

            @Override
            public Optional<String> refusal(TagKey tag) {
                return mayFollow(object, tag)
                        ? Optional.empty()
                        : Optional.of("streams of namespace " + tag.stream().namespace()
                                + " may not be followed from here: " + tag);
            }

            @Override
            public ImageComparison comparison() {
                return comparison;
            }
        };
    }

    private boolean mayFollow(ObjectKey object, TagKey tag) {
        String namespace = tag.stream().namespace();
        return crossNamespace || namespace.equals(object.namespace()) || shared.contains(namespace);
    }
}
