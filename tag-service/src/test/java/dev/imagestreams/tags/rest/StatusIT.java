package dev.imagestreams.tags.rest;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.changes;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.lastChange;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.problem;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.StatusDraft;
import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.api.StreamDraft;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.stream.Housekeeping;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Writes of the status, deletions that wait, and what watchers are told about the histories these change. */
@QuarkusTest
class StatusIT {

    private static final String V1 = "registry.example/team/app:1";

    @Test
    void pruningTakesEntriesFromViewAndWatchersSeeEachHistoryAsItWas() {
        StreamKey key = new StreamKey("status", "pruned");
        create(key);
        long start = lastChange();
        for (String content : List.of("one", "two", "three")) {
            imported(key, resolved("a", null, V1, content));
        }
        ImageStream full = get(key);

        ImageStream same = read(write(key, draft(full, 3)), ImageStream.class);
        ImageStream pruned = read(write(key, draft(full, 1)), ImageStream.class);
        Response stale = write(key, draft(full, 1));
        asAlice().delete(path(key));

        assertThat(same).as("the same again is no change").isEqualTo(full);
        assertThat(items(pruned)).extracting(TagEvent::image).containsExactly(digest("three"));
        assertThat(pruned.specTags()).isEqualTo(full.specTags());
        assertThat(pruned.generation()).isEqualTo(full.generation());
        assertThat(problem(stale).code()).isEqualTo(ErrorCode.CONFLICT);
        List<ImageStream> told = changes(start, "all").stream()
                .filter(StreamChange.class::isInstance)
                .map(change -> ((StreamChange) change).stream())
                .filter(stream -> stream.key().equals(key))
                .toList();
        assertThat(told).extracting(stream -> items(stream).size()).containsExactly(1, 2, 3, 1, 1);
        // What is told also says in which trace.
        assertThat(List.of(told.get(2), told.get(3)))
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*\\.trace")
                .isEqualTo(List.of(full, pruned));
    }

    @Test
    void aDeletedTagsHistoryIsNotToldAfterwardsButIsBefore() {
        StreamKey key = new StreamKey("status", "tag-deleted");
        create(key);
        imported(key, resolved("a", null, V1, "one"));
        long start = lastChange();
        imported(key, resolved("a", null, V1, "two"));
        asAlice().delete(path(key) + "/tags/a");
        imported(key, resolved("a", null, V1, "three"));

        List<Change> told = changes(start, "all").stream()
                .filter(change -> change instanceof StreamChange stream
                        && stream.stream().key().equals(key))
                .toList();

        assertThat(told)
                .extracting(change -> ((StreamChange) change)
                        .stream()
                                .status(tag("a"))
                                .map(status -> status.items().size())
                                .orElse(0))
                .containsExactly(2, 0, 1);
    }

    @Test
    void aStreamWithFinalizersIsMarkedAndGoesWithTheLastOne() {
        StreamKey key = new StreamKey("status", "held");
        StreamDraft held = draft(null, "example.com/first");
        ImageStream created = read(asAlice().body(json(held)).post(path(key)), ImageStream.class);

        ImageStream marked = read(asAlice().delete(path(key)), ImageStream.class);
        ImageStream again = read(asAlice().delete(path(key)), ImageStream.class);
        Response added = asAlice()
                .body(json(draft(marked.resourceVersion(), "example.com/first", "example.com/second")))
                .put(path(key));
        ImageStream gone =
                read(asAlice().body(json(draft(marked.resourceVersion()))).put(path(key)), ImageStream.class);

        assertThat(created.housekeeping().isBeingDeleted()).isFalse();
        assertThat(marked.housekeeping().isBeingDeleted()).isTrue();
        assertThat(marked.generation()).isEqualTo(2);
        assertThat(again).isEqualTo(marked);
        assertThat(problem(added).message())
                .isEqualTo("metadata.finalizers: Forbidden: no new finalizers can be added if the object is being"
                        + " deleted, found new finalizers []string{\"example.com/second\"}");
        assertThat(gone.uid()).isEqualTo(created.uid());
        assertThat(gone.housekeeping().finalizers()).isEmpty();
        assertThat(asAlice().get(path(key)).statusCode()).isEqualTo(404);
    }

    @Test
    void housekeepingIsKeptAsWritten() {
        StreamKey key = new StreamKey("status", "housekept");
        Housekeeping housekeeping = new Housekeeping(
                "house-",
                List.of(),
                List.of(Map.of("kind", "Build", "name", "b", "uid", "1")),
                List.of(Map.of("manager", "oc", "operation", "Update")),
                null);
        StreamDraft draft = new StreamDraft(null, null, Map.of(), Map.of(), housekeeping, false, null, List.of());

        asAlice().body(json(draft)).post(path(key));

        assertThat(get(key).housekeeping()).isEqualTo(housekeeping);
    }

    private static Response write(StreamKey key, StatusDraft draft) {
        return asAlice().body(json(draft)).put(path(key) + "/status");
    }

    private static List<TagEvent> items(ImageStream stream) {
        return stream.status(tag("a")).orElseThrow().items();
    }

    /** The newest entries, with times as clients know them. */
    private static StatusDraft draft(ImageStream stream, int keep) {
        List<StatusDraft.Item> items = items(stream).stream()
                .limit(keep)
                .map(event -> new StatusDraft.Item(
                        event.created().truncatedTo(ChronoUnit.SECONDS),
                        event.reference(),
                        event.image(),
                        event.generation()))
                .toList();
        return new StatusDraft(
                null,
                stream.resourceVersion(),
                stream.labels(),
                stream.annotations(),
                stream.housekeeping(),
                stream.lookupLocal(),
                List.of(new StatusDraft.Tag(tag("a"), items, null)));
    }

    private static StreamDraft draft(Long version, String... finalizers) {
        Housekeeping housekeeping = new Housekeeping(null, List.of(finalizers), List.of(), List.of(), null);
        return new StreamDraft(null, version, Map.of(), Map.of(), housekeeping, false, null, List.of());
    }
}
