package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.List;
import java.util.Set;

/**
 * An object that depends on images, reduced to what decides: two that are equal are decided alike. Deciding looks at
 * levels, not at edges: whatever happened before, it says what is missing now.
 */
public interface Dependent {

    ObjectKey key();

    /** Identity across deletion and re-creation under the same name. */
    String uid();

    /** The tags whose moves concern it. */
    Set<TagKey> follows();

    Decision decide(Resolution resolution);

    /** Why some of its triggers do nothing, whatever is decided. */
    default List<Problem> problems(Resolution resolution) {
        return List.of();
    }
}
