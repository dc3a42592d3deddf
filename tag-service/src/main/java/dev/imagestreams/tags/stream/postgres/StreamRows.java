package dev.imagestreams.tags.stream.postgres;

import dev.imagestreams.model.api.PendingMove;
import dev.imagestreams.tags.change.NumberedTransition;
import dev.imagestreams.tags.database.Database;
import dev.imagestreams.tags.database.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes what a batch of changes leaves behind in the stream tables: one statement per kind of row. */
@ApplicationScoped
class StreamRows {

    private static final String UPSERT_STREAMS =
            """
            insert into stream (uid, namespace, name, resource_version, generation, created, labels, annotations,
                                housekeeping, lookup_local, repository, spec_tags, last_position, deleted_by)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::jsonb[],
                                 ?::jsonb[], ?::jsonb[], ?::boolean[], ?::text[], ?::jsonb[], ?::bigint[], ?::bigint[])
            on conflict (uid) do update set
                resource_version = excluded.resource_version, generation = excluded.generation,
                labels = excluded.labels, annotations = excluded.annotations, housekeeping = excluded.housekeeping,
                lookup_local = excluded.lookup_local,
                repository = excluded.repository, spec_tags = excluded.spec_tags,
                last_position = excluded.last_position, deleted_by = excluded.deleted_by
            """;

    private static final String INSERT_OR_CORRECT_EVENTS =
            """
            insert into tag_event (stream_uid, position, tag, created, reference, image, generation, actor, cause,
                                   verb, followed, announced, pending, resource_version, recorded)
            select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::timestamptz[], ?::text[], ?::text[], ?::bigint[],
                                 ?::text[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::text[], ?::bigint[],
                                 ?::timestamptz[])
            on conflict (stream_uid, position) do update set
                reference = excluded.reference, image = excluded.image, generation = excluded.generation,
                followed = excluded.followed
            """;

    private static final String RETIRE_EVENTS =
            """
            update tag_event e
            set retired_by = gone.by, retired = gone.at,
                pending = case when e.pending is not null then 'DROPPED' end
            from unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::timestamptz[])
                 as gone(stream_uid, tag, first, last, by, at)
            where e.stream_uid = gone.stream_uid and e.tag = gone.tag and e.position between gone.first and gone.last
              and e.retired_by is null
            """;

    private static final String SETTLE_PENDING_EVENTS =
            """
            update tag_event e set pending = settled.outcome, retired_by = settled.by, retired = settled.at
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::bigint[], ?::timestamptz[])
                 as settled(stream_uid, position, outcome, by, at)
            where e.stream_uid = settled.stream_uid and e.position = settled.position
            """;

    private static final String UPSERT_STATUS =
            """
            insert into tag_status (stream_uid, tag, newest, failure_reason, failure_message, failure_generation,
                                    failure_time, pending, release_at)
            select * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[],
                                 ?::bigint[], ?::timestamptz[])
            on conflict (stream_uid, tag) do update set
                newest = excluded.newest, failure_reason = excluded.failure_reason,
                failure_message = excluded.failure_message, failure_generation = excluded.failure_generation,
                failure_time = excluded.failure_time, pending = excluded.pending, release_at = excluded.release_at
            """;

    private static final String DELETE_STATUS =
            """
            delete from tag_status s
            using unnest(?::uuid[], ?::text[]) as gone(stream_uid, tag)
            where s.stream_uid = gone.stream_uid and s.tag = gone.tag
            """;

    private final Database database;

    StreamRows(Database database) {
        this.database = database;
    }

    void write(List<NumberedTransition> changes) {
        BatchOfRows batch = BatchOfRows.of(changes);
        writeStreams(batch.streams());
        writeEvents(batch.events());
        retire(batch.retired());
        settle(batch.settled());
        writeStatus(batch.status());
        if (!batch.goneStatus().isEmpty()) {
            database.update(
                    DELETE_STATUS,
                    column(batch.goneStatus(), BatchOfRows.TagId::stream),
                    column(batch.goneStatus(), BatchOfRows.TagId::tag));
        }
    }

    private void writeStreams(Collection<BatchOfRows.StreamRow> rows) {
        database.update(
                UPSERT_STREAMS,
                column(rows, row -> row.state().uid()),
                column(rows, row -> row.state().key().namespace()),
                column(rows, row -> row.state().key().name()),
                column(rows, BatchOfRows.StreamRow::resourceVersion),
                column(rows, row -> row.state().generation()),
                column(rows, row -> row.state().created()),
                column(rows, row -> Json.write(row.state().metadata().labels())),
                column(rows, row -> Json.write(row.state().metadata().annotations())),
                column(rows, row -> Json.write(row.state().metadata().housekeeping())),
                column(rows, row -> row.state().lookupLocal()),
                column(rows, row -> row.state().dockerImageRepository()),
                column(rows, row -> Json.write(row.state().spec().values())),
                column(rows, row -> row.state().lastPosition()),
                column(rows, row -> row.deleted() ? row.resourceVersion() : null));
    }

    private void writeEvents(Collection<BatchOfRows.EventRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                INSERT_OR_CORRECT_EVENTS,
                column(rows, BatchOfRows.EventRow::stream),
                column(rows, row -> row.event().position()),
                column(rows, BatchOfRows.EventRow::tag),
                column(rows, row -> row.event().created()),
                column(rows, row -> row.event().reference()),
                column(rows, row -> row.event().image()),
                column(rows, row -> row.event().generation()),
                column(rows, row -> row.event().by().actor()),
                column(rows, row -> row.event().by().cause().name()),
                column(
                        rows,
                        row -> row.event().by().verb() == null
                                ? null
                                : row.event().by().verb().name()),
                column(rows, row -> row.event().followed()),
                column(
                        rows,
                        row -> row.event().by().announced() == null
                                ? null
                                : Json.write(row.event().by().announced())),
                column(rows, row -> row.waits() ? PendingMove.WAITING : null),
                column(rows, BatchOfRows.EventRow::resourceVersion),
                column(rows, BatchOfRows.EventRow::at));
    }

    private void retire(Collection<BatchOfRows.Retired> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                RETIRE_EVENTS,
                column(rows, row -> row.tag().stream()),
                column(rows, row -> row.tag().tag()),
                column(rows, BatchOfRows.Retired::from),
                column(rows, BatchOfRows.Retired::upTo),
                column(rows, BatchOfRows.Retired::resourceVersion),
                column(rows, BatchOfRows.Retired::at));
    }

    private void settle(Collection<BatchOfRows.SettledRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                SETTLE_PENDING_EVENTS,
                column(rows, BatchOfRows.SettledRow::stream),
                column(rows, BatchOfRows.SettledRow::position),
                column(rows, BatchOfRows.SettledRow::outcome),
                column(rows, BatchOfRows.SettledRow::resourceVersion),
                column(rows, BatchOfRows.SettledRow::at));
    }

    private void writeStatus(Collection<BatchOfRows.StatusRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        database.update(
                UPSERT_STATUS,
                column(rows, row -> row.id().stream()),
                column(rows, row -> row.id().tag()),
                column(rows, row -> row.state()
                        .newest()
                        .map(event -> event.position())
                        .orElse(null)),
                column(
                        rows,
                        row -> row.state().failure() == null
                                ? null
                                : row.state().failure().reason()),
                column(
                        rows,
                        row -> row.state().failure() == null
                                ? null
                                : row.state().failure().message()),
                column(
                        rows,
                        row -> row.state().failure() == null
                                ? null
                                : row.state().failure().generation()),
                column(
                        rows,
                        row -> row.state().failure() == null
                                ? null
                                : row.state().failure().lastTransitionTime()),
                column(
                        rows,
                        row -> row.state().pending() == null
                                ? null
                                : row.state().pending().position()),
                column(rows, BatchOfRows.StatusRow::releaseAt));
    }

    private static <T> List<Object> column(Collection<T> rows, Function<T, Object> value) {
        return rows.stream().map(value).collect(Collectors.toList());
    }
}
