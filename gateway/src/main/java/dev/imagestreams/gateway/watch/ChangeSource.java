package dev.imagestreams.gateway.watch;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A total order of changes that can be followed. Its beans are found by {@link Feeds}; each is asked by one thread at a
 * time, which has nobody's identity.
 */
public interface ChangeSource {

    /** What its changes are about. No resource is told by two sources. */
    List<ApiResource> resources();

    /** Where to begin, and what is there then. */
    Beginning begin();

    /**
     * What happened after a version, in order and without gaps; waits a while when nothing did.
     *
     * @throws dev.imagestreams.model.error.ImageStreamException {@code EXPIRED} when that is not known any more
     */
    Batch after(long version) throws InterruptedException;

    /** The version of the last change there is. */
    long newest();

    /**
     * @param version to follow from
     * @param floor a version at or after it: the labels may already be those of any version up to here, so who wants to know
     *     of earlier changes cannot be told which of them made an object match
     * @param complete names of the resources of which every label is known
     * @param labels of the objects that have some
     */
    record Beginning(long version, long floor, Set<String> complete, Map<ObjectRef, Map<String, String>> labels) {}

    /** @param version what to ask the next batch with */
    record Batch(List<ObjectChange> changes, long version) {}
}
