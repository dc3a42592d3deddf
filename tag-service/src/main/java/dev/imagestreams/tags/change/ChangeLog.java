package dev.imagestreams.tags.change;

import dev.imagestreams.model.api.ImageChange;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.database.Json;
import dev.imagestreams.tags.stream.CurrentTags;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Records changes for everybody who wants to know: the watchers' feed, which also says whose state is to be told anew, and
 * the outbox of events. Takes part in the
 * transaction of the changes, so that a change and what is told about it are one. Whoever listens is woken on commit.
 */
@ApplicationScoped
public class ChangeLog {

    /** The PostgreSQL channel on which a commit is announced; its payload is the last resource version. */
    static final String CHANNEL = "stream_change";

    private static final String APPEND_CHANGES =
            """
            insert into stream_change (resource_version, type, recorded, stream, restated)
            select * from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::jsonb[], ?::jsonb[])
            """;

    private static final String APPEND_IMAGE_CHANGES =
            """
            insert into stream_change (resource_version, type, recorded, image)
            select * from unnest(?::bigint[], ?::text[], ?::timestamptz[], ?::jsonb[])
            """;

    private static final String APPEND_EVENTS =
            """
            insert into outgoing_event (resource_version, ordinal, kind, event_id, recorded, data)
            select * from unnest(?::bigint[], ?::integer[], ?::text[], ?::uuid[], ?::timestamptz[], ?::jsonb[])
            """;

    /** What its topic takes, and room for the headers. */
    private static final int LARGEST_REQUEST = 4 * 1024 * 1024 - 16 * 1024;

    private static final String WAKE_LISTENERS = "select pg_notify(?, ?)";

    private final Database database;
    private final OutgoingEvents outgoing;

    public ChangeLog(Database database, OutgoingEvents outgoing) {
        this.database = database;
        this.outgoing = outgoing;
    }

    /**
     * @param changes in their order; not empty
     * @throws ImageStreamException {@link ErrorCode#TOO_LARGE} if what they want to be imported cannot be told
     */
    public void record(List<NumberedTransition> changes) {
        database.update(
                APPEND_CHANGES,
                column(changes, NumberedTransition::resourceVersion),
                column(changes, entry -> entry.change().type()),
                column(changes, entry -> entry.change().at()),
                column(changes, entry -> Json.write(entry.snapshot())),
                column(changes, entry -> Json.write(CurrentTags.restatedBy(entry.change()))));
        List<OutgoingEvent> events = outgoing.causedBy(changes);
        if (!events.isEmpty()) {
            database.update(
                    APPEND_EVENTS,
                    column(events, OutgoingEvent::resourceVersion),
                    column(events, OutgoingEvent::ordinal),
                    column(events, OutgoingEvent::kind),
                    column(events, OutgoingEvent::id),
                    column(events, OutgoingEvent::recorded),
                    column(events, ChangeLog::tellable));
        }
        wakeListeners(changes.get(changes.size() - 1).resourceVersion());
    }

    /** @param changes in their order; not empty */
    public void recordImages(List<ImageChange> changes, Instant at) {
        database.update(
                APPEND_IMAGE_CHANGES,
                column(changes, ImageChange::resourceVersion),
                column(changes, ImageChange::type),
                column(changes, change -> at),
                column(changes, change -> Json.write(change.image())));
        wakeListeners(changes.get(changes.size() - 1).resourceVersion());
    }

    private void wakeListeners(long last) {
        database.update(WAKE_LISTENERS, CHANNEL, Long.toString(last));
    }

    /** A stream whose tags could never be imported is refused: its request is one event, with every scheduled tag. */
    private static String tellable(OutgoingEvent event) {
        String data = Json.write(event.event());
        int bytes = event.kind() == EventType.IMPORT_REQUESTED ? data.getBytes(StandardCharsets.UTF_8).length : 0;
        if (bytes > LARGEST_REQUEST) {
            throw new ImageStreamException(
                    ErrorCode.TOO_LARGE,
                    "the tags of stream " + event.event().stream() + " that are to be imported take " + bytes
                            + " bytes, where " + LARGEST_REQUEST + " are the most");
        }
        return data;
    }

    private static <T> List<Object> column(List<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).toList();
    }
}
