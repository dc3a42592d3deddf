package dev.imagestreams.triggers.pointer;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The last known pointer of every tag. */
public interface TagPointers {

    /**
     * Keeps the newest pointer per tag and tells every replica's {@link TagMoves} of those that moved. Older changes, and
     * those seen before, change nothing. Part of the caller's transaction, which has logged the events.
     */
    void remember(List<TagMove> moves);

    /** The pointers of those tags that have one. */
    Map<TagKey, TagPointer> find(Collection<TagKey> tags);

    /** The moves that made those tags point where they do, as far as they are logged. */
    List<TagMove> logged(Collection<TagKey> tags);
}
