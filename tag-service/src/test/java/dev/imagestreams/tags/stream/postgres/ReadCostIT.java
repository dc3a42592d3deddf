package dev.imagestreams.tags.stream.postgres;

import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.NOW;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.CountingDatabase;
import dev.imagestreams.tags.image.ImageReads;
import dev.imagestreams.tags.stream.HistoryAtChange;
import dev.imagestreams.tags.stream.HistoryQuery;
import dev.imagestreams.tags.stream.ImportRules;
import dev.imagestreams.tags.stream.StreamReads;
import dev.imagestreams.tags.stream.StreamReads.History;
import dev.imagestreams.tags.stream.StreamState;
import dev.imagestreams.tags.stream.StreamStore;
import dev.imagestreams.tags.stream.StreamTransition;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What reads cost, in statements always, and in time if {@code -Dbenchmark} asks for it. */
@QuarkusTest
class ReadCostIT {

    private static final int ROUNDS = 20;
    private static final String FROM = "registry.example/team/app:1";

    @Inject
    CountingDatabase database;

    @Inject
    StreamStore store;

    @Inject
    StreamReads reads;

    @Inject
    ImageReads images;

    @Inject
    HistoryAtChange histories;

    @Test
    void aReadTakesAsManyStatementsForALongHistoryAsForAShortOne() {
        Map<String, Runnable> ofShort = readsOf(stream("cost", "short", 2));
        Map<String, Runnable> ofLong = readsOf(stream("cost", "long", 60));

        ofShort.forEach((name, read) ->
                assertThat(database.needed(ofLong.get(name))).as(name).isEqualTo(database.needed(read)));
    }

    @Test
    void aListTakesAsManyStatementsForManyStreamsAsForFew() {
        streams("cost-few", 2);
        streams("cost-many", 60);

        assertThat(database.needed(() -> reads.page("cost-many", 1_000, null, History.ALL)))
                .isEqualTo(database.needed(() -> reads.page("cost-few", 1_000, null, History.ALL)))
                .isLessThan(6);
        assertThat(database.needed(() -> images.page(1_000, null)))
                .isEqualTo(database.needed(() -> images.page(1, null)));
    }

    @Test
    @EnabledIfSystemProperty(named = "benchmark", matches = ".*")
    void benchmark() {
        for (int entries : List.of(10, 1_000)) {
            readsOf(stream("benchmark", "entries-" + entries, entries))
                    .forEach((name, read) -> measure(name + " of " + entries + " entries", read));
        }
        for (int streams : List.of(10, 1_000)) {
            streams("benchmark-" + streams, streams);
            measure(
                    "list of " + streams + " streams",
                    () -> reads.page("benchmark-" + streams, 1_000, null, History.ALL));
        }
    }

    private void measure(String what, Runnable read) {
        int statements = database.needed(read);
        long start = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            read.run();
        }
        long micros = Duration.ofNanos(System.nanoTime() - start).toNanos() / ROUNDS / 1_000;
        System.out.printf("%-40s %2d statements %,8d µs%n", what, statements, micros);
    }

    private Map<String, Runnable> readsOf(StreamState stream) {
        StreamKey key = stream.key();
        StreamChange change = new StreamChange(
                Long.MAX_VALUE, StreamChange.Type.MODIFIED, stream.newestOnly().view());
        Map<String, Runnable> result = new LinkedHashMap<>();
        HistoryQuery newest = new HistoryQuery(Long.MAX_VALUE, 100, null, null, null, null, null, true);
        result.put("stream", () -> assertThat(reads.find(key)).isPresent());
        result.put("tag", () -> assertThat(reads.find(key, tag("a"))).isPresent());
        result.put("history", () -> assertThat(reads.history(key, tag("a"), newest))
                .isPresent());
        result.put("images", () -> assertThat(reads.images(key)).isPresent());
        result.put("history at a change", () -> assertThat(histories.complete(List.of(change)))
                .hasSize(1));
        return result;
    }

    /** A stream with a tag that has moved so often. */
    private StreamState stream(String namespace, String name, int entries) {
        StreamState absent = StreamState.absent(new StreamKey(namespace, name), UUID.randomUUID(), NOW);
        List<StreamTransition> moves = new ArrayList<>();
        StreamState stream = absent;
        for (int i = 0; i < entries; i++) {
            StreamState next =
                    new ImportRules(IMPORTER, NOW).apply(stream, List.of(resolved("a", null, FROM, name + i)));
            moves.add(new StreamTransition(stream, next.newestOnly(), IMPORTER, NOW));
            stream = next.newestOnly();
        }
        QuarkusTransaction.requiringNew().run(() -> store.save(moves));
        return stream;
    }

    private void streams(String namespace, int count) {
        List<StreamTransition> creations = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StreamState absent = StreamState.absent(new StreamKey(namespace, "s" + i), UUID.randomUUID(), NOW);
            StreamState made =
                    new ImportRules(IMPORTER, NOW).apply(absent, List.of(resolved("a", null, FROM, "s" + i)));
            creations.add(new StreamTransition(absent, made, IMPORTER, NOW));
        }
        QuarkusTransaction.requiringNew().run(() -> store.save(creations));
    }
}
