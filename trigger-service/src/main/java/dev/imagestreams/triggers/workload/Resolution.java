package dev.imagestreams.triggers.workload;

import dev.imagestreams.triggers.pointer.TagKey;
import java.util.Optional;

/** What a tag resolves to: the pull spec to be used, or nothing while the tag points nowhere. */
@FunctionalInterface
public interface Resolution {

    Optional<String> pullSpec(TagKey tag);
}
