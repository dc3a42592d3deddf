package dev.imagestreams.tags.change;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.put;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.external;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ChangePage;
import dev.imagestreams.model.api.StreamChange;
import dev.imagestreams.model.api.StreamPage;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TotalOrderIT {

    private static final int WRITERS = 8;
    private static final int WRITES = 40;

    @Test
    void aReaderNeverSeesAChangeBelowOneItHasSeenAndMissesNone() throws Exception {
        long start = lastChange();
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            StreamKey own = new StreamKey("order", "writer-" + writer);
            running.add(writers.submit(() -> write(own)));
        }

        List<Change> seen = new ArrayList<>();
        long position = start;
        while (seen.size() < WRITERS * WRITES) {
            ChangePage page = changes(position, "PT5S");
            assertThat(page.changes()).as("after %d", position).isNotEmpty();
            seen.addAll(page.changes());
            position = page.resourceVersion();
        }

        for (Future<?> writer : running) {
            writer.get();
        }
        writers.shutdown();
        assertThat(seen).extracting(Change::resourceVersion).isSorted().doesNotHaveDuplicates();
        assertThat(position - start).as("no gaps").isEqualTo(seen.size());
        assertThat(changes(position, "PT0S").changes()).isEmpty();
    }

    @Test
    void aListAndItsVersionAreOneMoment() throws Exception {
        StreamKey key = new StreamKey("order", "moment");
        ExecutorService writer = Executors.newSingleThreadExecutor();
        Future<?> writing = writer.submit(() -> write(key));

        Map<StreamKey, ImageStream> listed = new HashMap<>();
        StreamPage page;
        do {
            page = read(asAlice().get("/internal/v1/streams?namespace=order"), StreamPage.class);
            page.items().forEach(stream -> listed.put(stream.key(), stream));
        } while (!listed.containsKey(key));
        writing.get();
        writer.shutdown();

        List<Change> after = new ArrayList<>();
        long position = page.resourceVersion();
        for (ChangePage next = changes(position, "PT0S"); !next.changes().isEmpty(); next = changes(position, "PT0S")) {
            after.addAll(next.changes());
            position = next.resourceVersion();
        }
        after.stream()
                .filter(StreamChange.class::isInstance)
                .map(StreamChange.class::cast)
                .filter(change -> change.stream().key().equals(key))
                .forEach(change -> listed.put(key, change.stream()));
        assertThat(listed.get(key).resourceVersion())
                .isEqualTo(read(asAlice().get("/internal/v1/streams/" + key), ImageStream.class)
                        .resourceVersion());
        assertThat(listed.get(key).specTags()).hasSize(WRITES - 1);
    }

    private static void write(StreamKey key) {
        create(key);
        for (int i = 1; i < WRITES; i++) {
            put(key, external("t" + i, "registry.example/team/app:" + i));
        }
    }

    private static ChangePage changes(long after, String wait) {
        return read(asAlice().get("/internal/v1/changes?after=" + after + "&wait=" + wait), ChangePage.class);
    }

    private static long lastChange() {
        return read(asAlice().get("/internal/v1/streams?limit=1"), StreamPage.class)
                .resourceVersion();
    }
}
