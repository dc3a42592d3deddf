package dev.imagestreams.tags.rest;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.rollback;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.HistoryEntry;
import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.api.TagView;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.Verb;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class HistoryIT {

    private static final String V1 = "registry.example/team/app:1";
    private static final Attribution SCHEDULE = new Attribution("system:schedule", Cause.IMPORT);

    @Test
    void everyEntrySaysWhoMovedTheTagByWhatRequestAndWhen() {
        StreamKey key = moved("attributed", "one", "two");
        Instant before = Instant.now();

        rollBack(key, "one");

        HistoryEntry newest = history(key, "").items().get(0);
        assertThat(newest.event().by()).isEqualTo(new Attribution("alice", Cause.TAG, Verb.PATCH));
        assertThat(newest.recorded()).isBetween(before.minusMillis(1), Instant.now());
        assertThat(newest.retired()).isNull();
        assertThat(newest.resourceVersion()).isPositive();
    }

    @Test
    void aHistoryIsReadPageByPage() {
        StreamKey key = moved("paged", "one", "two", "three", "four", "five");

        List<Digest> seen = new ArrayList<>();
        String before = "";
        while (before != null) {
            HistoryPage page = history(key, "?limit=2" + before);
            page.items().forEach(entry -> seen.add(entry.event().image()));
            before = page.before() == null ? null : "&before=" + page.before();
        }

        assertThat(seen).containsExactly(digest("five"), digest("four"), digest("three"), digest("two"), digest("one"));
    }

    @Test
    void aHistoryIsNarrowedToWhatIsAskedFor() {
        StreamKey key = moved("narrowed", "one", "two");
        imported(key, SCHEDULE, resolved("a", null, V1, "three"));
        rollBack(key, "one");
        List<HistoryEntry> all = history(key, "").items();
        Instant second = all.get(2).recorded();

        assertThat(digests(history(key, "?actor=system:schedule"))).containsExactly(digest("three"));
        assertThat(digests(history(key, "?cause=tag"))).containsExactly(digest("one"));
        assertThat(digests(history(key, "?digest=" + digest("one")))).containsExactly(digest("one"), digest("one"));
        assertThat(digests(history(key, "?since=" + second)))
                .containsExactly(digest("one"), digest("three"), digest("two"));
        assertThat(digests(history(key, "?until=" + second))).containsExactly(digest("one"));
        assertThat(digests(history(key, "?cause=import&actor=alice&since=" + second)))
                .containsExactly(digest("two"));
    }

    @Test
    void whatWasTakenFromViewIsToldToWhoAsks() {
        StreamKey key = moved("retired", "one", "two");
        asAlice().delete(path(key) + "/tags/a");
        imported(key, resolved("a", null, V1, "three"));

        List<HistoryEntry> ever = history(key, "?retired=true").items();

        assertThat(digests(history(key, ""))).containsExactly(digest("three"));
        assertThat(ever)
                .extracting(entry -> entry.event().image())
                .containsExactly(digest("three"), digest("two"), digest("one"));
        assertThat(ever.get(0).retired()).isNull();
        assertThat(ever.get(1).retired()).isAfterOrEqualTo(ever.get(1).recorded());
        assertThat(ever.get(1).retired()).isEqualTo(ever.get(2).retired());
    }

    @Test
    void aTagIsShownAsItWasThen() {
        StreamKey key = moved("then", "one", "two");
        List<HistoryEntry> entries = history(key, "").items();
        asAlice().delete(path(key) + "/tags/a");
        Instant deleted = history(key, "?retired=true").items().get(0).retired();
        imported(key, resolved("a", null, V1, "three"));
        Instant first = entries.get(1).recorded();
        Instant second = entries.get(0).recorded();

        assertThat(read(then(key, first), TagView.class).image().digest()).isEqualTo(digest("one"));
        assertThat(read(then(key, second.minusNanos(1_000)), TagView.class)
                        .image()
                        .digest())
                .isEqualTo(digest("one"));
        assertThat(read(then(key, second), TagView.class).image().digest()).isEqualTo(digest("two"));
        assertThat(then(key, deleted).statusCode()).as("it was deleted then").isEqualTo(404);
        assertThat(then(key, first.minusSeconds(60)).statusCode()).isEqualTo(404);
        assertThat(read(then(key, Instant.now()), TagView.class).image().digest())
                .isEqualTo(digest("three"));
    }

    @Test
    void theHistoryOfAStreamThatIsMadeAgainIsItsOwn() {
        StreamKey key = moved("again", "one");
        asAlice().delete(path(key));
        create(key);
        imported(key, resolved("a", null, V1, "two"));

        assertThat(digests(history(key, "?retired=true"))).containsExactly(digest("two"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?since=yesterday",
                "?until=12",
                "?cause=magic",
                "?cause=",
                "?digest=abc",
                "?retired=perhaps",
                "?limit=-5",
                "?limit=100000",
                "?before=-1"
            })
    void nonsenseIsNeverAServersFault(String query) {
        StreamKey key = new StreamKey("history", "nonsense");
        create(key);

        assertThat(asAlice().get(path(key) + "/tags/a/history" + query).statusCode())
                .isIn(200, 400);
        assertThat(asAlice().get(path(key) + "/tags/a?at=never").statusCode()).isEqualTo(400);
    }

    private static StreamKey moved(String name, String... contents) {
        StreamKey key = new StreamKey("history", name);
        create(key);
        for (String content : contents) {
            imported(key, resolved("a", null, V1, content));
        }
        return key;
    }

    private static void rollBack(StreamKey key, String content) {
        TagDraft back = new TagDraft(null, rollback("a", digest(content).toString()), Map.of());
        asAlice()
                .header(InternalHeaders.VERB, "patch")
                .body(json(back))
                .put(path(key) + "/tags/a")
                .then()
                .statusCode(200);
    }

    private static Response then(StreamKey key, Instant at) {
        return asAlice().get(path(key) + "/tags/a?at=" + at);
    }

    private static HistoryPage history(StreamKey key, String query) {
        return read(asAlice().get(path(key) + "/tags/a/history" + query), HistoryPage.class);
    }

    private static List<Digest> digests(HistoryPage page) {
        return page.items().stream().map(entry -> entry.event().image()).toList();
    }
}
