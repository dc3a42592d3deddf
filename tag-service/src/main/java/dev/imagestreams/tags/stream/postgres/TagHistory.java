package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.api.HistoryEntry;
import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.stream.HistoryQuery;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the history of one tag, page by page or as of a time, with what was taken from view if that is asked for. */
@ApplicationScoped
class TagHistory {

    private static final String ENTRIES =
            """
            select e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause, e.verb, e.followed, e.announced, e.recorded,
                   e.resource_version, e.retired, e.pending
            from tag_event e
            where e.stream_uid = ?::uuid and e.tag = ? and e.position < ?
            """;

    private static final String NEWEST_FIRST = " order by e.position desc limit ?";

    private static final String AT =
            """
            select e.position, e.created, e.reference, e.image, e.generation, e.actor, e.cause, e.verb, e.followed, e.announced
            from tag_event e
            where e.stream_uid = ?::uuid and e.tag = ? and e.recorded <= ?::timestamptz
              and e.pending is null and (e.retired is null or e.retired > ?::timestamptz)
            order by e.position desc
            limit 1
            """;

    private final Database database;

    TagHistory(Database database) {
        this.database = database;
    }

    HistoryPage page(UUID stream, StreamTag tag, HistoryQuery query) {
        List<Object> parameters = new ArrayList<>(List.of(stream, tag, query.before()));
        String sql = ENTRIES + conditions(query, parameters) + NEWEST_FIRST;
        parameters.add(query.limit() + 1);
        List<HistoryEntry> found = database.query(sql, StreamColumns::entry, parameters.toArray());
        boolean more = found.size() > query.limit();
        List<HistoryEntry> page = more ? found.subList(0, query.limit()) : found;
        return new HistoryPage(page, more ? page.get(page.size() - 1).event().position() : null);
    }

    /** The entry that was current then. */
    Optional<TagEvent> at(UUID stream, StreamTag tag, Instant at) {
        return database.query(AT, StreamColumns::event, stream, tag, at, at).stream()
                .findFirst();
    }

    /** Only what is asked for becomes a condition, so that the planner can use the index that fits. */
    private static String conditions(HistoryQuery query, List<Object> parameters) {
        StringBuilder sql = new StringBuilder(query.retired() ? "" : " and e.retired_by is null");
        add(sql, parameters, " and e.recorded >= ?::timestamptz", query.since());
        add(sql, parameters, " and e.recorded < ?::timestamptz", query.until());
        add(sql, parameters, " and e.actor = ?", query.actor());
        add(sql, parameters, " and e.cause = ?", query.cause());
        add(sql, parameters, " and e.image = ?", query.digest());
        return sql.toString();
    }

    private static void add(StringBuilder sql, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            sql.append(condition);
            parameters.add(value);
        }
    }
}
