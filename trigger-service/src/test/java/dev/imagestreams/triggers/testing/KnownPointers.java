package dev.imagestreams.triggers.testing;

import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.triggers.database.DatabaseException;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMove;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.pointer.TagPointers;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Pointers in memory, set by a test. */
public final class KnownPointers implements TagPointers {

    private final Map<TagKey, TagPointer> pointers = new ConcurrentHashMap<>();
    private volatile boolean away;

    public TagKey point(String tag, String reference) {
        TagKey key = TagKey.parse(tag).orElseThrow();
        pointers.put(key, new TagPointer(key, reference, null, ReferencePolicy.SOURCE, Instant.EPOCH));
        return key;
    }

    /** Whether every query fails. */
    public void away(boolean isAway) {
        away = isAway;
    }

    @Override
    public void remember(List<TagMove> moves) {
        throw new UnsupportedOperationException("a test points");
    }

    @Override
    public List<TagMove> logged(Collection<TagKey> tags) {
        return List.of();
    }

    @Override
    public Map<TagKey, TagPointer> find(Collection<TagKey> tags) {
        if (away) {
            throw new DatabaseException("find where tags point to", new SQLException("away"));
        }
        return tags.stream().filter(pointers::containsKey).collect(Collectors.toMap(tag -> tag, pointers::get));
    }
}
