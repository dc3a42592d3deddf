package dev.imagestreams.tags.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.tags.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/**
 * Records changes for everybody who wants to know: the watchers' feed, and the outbox of events. Takes part in the
 * transaction of the changes, so that a change and what is told about it are one. Whoever listens is woken on commit.
 */
@ApplicationScoped
public class ChangeLog {

    /** The PostgreSQL channel on which a commit is announced; its payload is the last resource version. */
    static final String CHANNEL = "stream_change";

    private static final String APPEND_CHANGES =
            """
            insert into stream_change (resource_version, type, recorded, stream)
            select * from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::jsonb[])
            """;

    private static final String APPEND_EVENTS =
            """
            insert into outgoing_event (resource_version, ordinal, kind, event_id, recorded, data)
            select * from unnest(?::bigint[], ?::integer[], ?::text[], ?::uuid[], ?::timestamptz[], ?::jsonb[])
            """;

    private static final String WAKE_LISTENERS = "select pg_notify(?, ?)";

    private final Database database;
    private final OutgoingEvents outgoing;

    public ChangeLog(Database database, OutgoingEvents outgoing) {
        this.database = database;
        this.outgoing = outgoing;
    }

    /** @param changes in their order; not empty */
    public void record(List<NumberedTransition> changes) {
        database.update(
                APPEND_CHANGES,
                column(changes, NumberedTransition::resourceVersion),
                column(changes, entry -> entry.change().type()),
                column(changes, entry -> entry.change().at()),
                column(changes, entry -> json(entry.snapshot())));
        List<OutgoingEvent> events = outgoing.causedBy(changes);
        if (!events.isEmpty()) {
            database.update(
                    APPEND_EVENTS,
                    column(events, OutgoingEvent::resourceVersion),
                    column(events, OutgoingEvent::ordinal),
                    column(events, OutgoingEvent::kind),
                    column(events, OutgoingEvent::id),
                    column(events, OutgoingEvent::recorded),
                    column(events, event -> json(event.event())));
        }
        long last = changes.get(changes.size() - 1).resourceVersion();
        database.update(WAKE_LISTENERS, CHANNEL, Long.toString(last));
    }

    private static <T> List<Object> column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toList();
    }

    private static String json(Object value) {
        try {
            return ModelJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every change can be written", e);
        }
    }
}
