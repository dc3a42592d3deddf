package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagStatus;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.stream.HistoryAtChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the history back that a change's snapshot left out: one statement for any number of changes. The snapshot has the
 * newest entry as it was; entries below the newest are never corrected, so those can be read as they are now.
 */
@ApplicationScoped
class PostgresHistoryAtChange implements HistoryAtChange {

    /** A deletion shows the stream right before it, when the entries it took from view were still there. */
    private static final String ENTRIES_IN_VIEW =
            """
            select c.version, e.tag,
                   e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause, e.verb, e.followed, e.announced
            from unnest(?::bigint[], ?::uuid[], ?::boolean[]) as c(version, stream_uid, deleted)
            join tag_event e on e.stream_uid = c.stream_uid and e.resource_version <= c.version
                and e.pending is null and (e.retired_by is null or e.retired_by > c.version or (c.deleted and e.retired_by = c.version))
            order by e.position desc
            """;

    private record Key(long version, StreamTag tag) {}

    private record Row(Key key, TagEvent event) {}

    private final Database database;

    PostgresHistoryAtChange(Database database) {
        this.database = database;
    }

    @Override
    public List<StreamChange> complete(List<StreamChange> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Map<Key, List<TagEvent>> entries = new HashMap<>();
        database.query(
                        ENTRIES_IN_VIEW,
                        row -> new Row(
                                new Key(row.getLong("version"), StreamTag.parse(row.getString("tag"))),
                                StreamColumns.event(row)),
                        changes.stream().map(StreamChange::resourceVersion).toList(),
                        changes.stream().map(change -> change.stream().uid()).toList(),
                        changes.stream()
                                .map(change -> change.type() == Change.Type.DELETED)
                                .toList())
                .forEach(row -> entries.computeIfAbsent(row.key(), key -> new ArrayList<>())
                        .add(row.event()));
        return changes.stream().map(change -> complete(change, entries)).toList();
    }

    private static StreamChange complete(StreamChange change, Map<Key, List<TagEvent>> entries) {
        ImageStream stream = change.stream();
        List<TagStatus> status = stream.statusTags().stream()
                .map(tag ->
                        complete(tag, entries.getOrDefault(new Key(change.resourceVersion(), tag.tag()), List.of())))
                .toList();
        return new StreamChange(
                change.resourceVersion(),
                change.type(),
                new ImageStream(
                        stream.key(),
                        stream.uid(),
                        stream.resourceVersion(),
                        stream.generation(),
                        stream.created(),
                        stream.labels(),
                        stream.annotations(),
                        stream.housekeeping(),
                        stream.lookupLocal(),
                        stream.dockerImageRepository(),
                        stream.specTags(),
                        status));
    }

    private static TagStatus complete(TagStatus tag, List<TagEvent> entries) {
        if (tag.newest().isEmpty()) {
            return tag;
        }
        TagEvent newest = tag.newest().get();
        List<TagEvent> items = new ArrayList<>();
        items.add(newest);
        entries.stream().filter(entry -> entry.position() < newest.position()).forEach(items::add);
        return new TagStatus(tag.tag(), items, tag.failure(), tag.pending());
    }
}
