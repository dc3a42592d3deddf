package dev.imagestreams.tags.hold;

import static dev.imagestreams.tags.TagServiceClient.asAlice;
import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.imported;
import static dev.imagestreams.tags.TagServiceClient.json;
import static dev.imagestreams.tags.TagServiceClient.path;
import static dev.imagestreams.tags.TagServiceClient.read;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.HistoryEntry;
import dev.imagestreams.model.api.HistoryPage;
import dev.imagestreams.model.api.InternalHeaders;
import dev.imagestreams.model.api.PendingMove;
import dev.imagestreams.model.api.TagDraft;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagStatus;
import dev.imagestreams.tags.TestKafka;
import dev.imagestreams.tags.stream.Hold;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HoldTimerIT {

    private static final String V1 = "registry.example/team/app:1";

    @Test
    void whatWaitsIsInTheHistoryAndIsReleasedWhenTheHoldIsTakenAway() {
        StreamKey key = heldAtOne("taken-away", Map.of(Hold.HOLD, "true"));
        imported(key, resolved("prod", null, V1, "two"));
        imported(key, resolved("prod", null, V1, "three"));

        assertThat(prod(key).items()).hasSize(1);
        assertThat(prod(key).newest().orElseThrow().image()).isEqualTo(digest("one"));
        assertThat(prod(key).pending().image()).isEqualTo(digest("three"));
        assertThat(history(key, "")).extracting(HistoryEntry::pending).containsExactly(PendingMove.WAITING, null);

        annotate(key, Map.of());

        assertThat(images(key)).containsExactly(digest("three"), digest("one"));
        assertThat(prod(key).pending()).isNull();
        assertThat(history(key, "?retired=true"))
                .extracting(HistoryEntry::pending)
                .containsExactly(null, PendingMove.RELEASED, PendingMove.SUPERSEDED, null);
        assertThat(told(key, 2)).containsExactly(digest("one"), digest("three"));
    }

    @Test
    void aHoldEndsByItselfWhenItsTimeIsOver() throws InterruptedException {
        Instant until = Instant.now().plus(Duration.ofSeconds(3));
        StreamKey key = heldAtOne("over", Map.of(Hold.HOLD, until.toString()));
        imported(key, resolved("prod", null, V1, "two"));
        assertThat(images(key)).containsExactly(digest("one"));

        Instant deadline = until.plus(Duration.ofSeconds(30));
        while (images(key).size() < 2 && Instant.now().isBefore(deadline)) {
            Thread.sleep(200);
        }

        assertThat(Instant.now()).isAfter(until);
        assertThat(images(key)).containsExactly(digest("two"), digest("one"));
        HistoryEntry move = history(key, "").get(0);
        assertThat(move.event().by().cause()).isEqualTo(Cause.IMPORT);
        assertThat(move.event().by().actor()).isEqualTo("alice");
        assertThat(told(key, 2)).containsExactly(digest("one"), digest("two"));
    }

    @Test
    void aHoldThatIsExtendedGoesOn() throws InterruptedException {
        StreamKey key = heldAtOne(
                "extended", Map.of(Hold.HOLD, Instant.now().plusSeconds(2).toString()));
        imported(key, resolved("prod", null, V1, "two"));
        annotate(key, Map.of(Hold.HOLD, Instant.now().plusSeconds(3600).toString()));

        Thread.sleep(5_000);

        assertThat(images(key)).containsExactly(digest("one"));
        assertThat(prod(key).pending().image()).isEqualTo(digest("two"));
    }

    @Test
    void whatIsNotWantedIsDropped() {
        StreamKey key = heldAtOne("dropped", Map.of(Hold.HOLD, "true", Hold.RELEASE, "drop"));
        imported(key, resolved("prod", null, V1, "two"));

        annotate(key, Map.of());

        assertThat(images(key)).containsExactly(digest("one"));
        assertThat(history(key, "?retired=true"))
                .extracting(HistoryEntry::pending)
                .containsExactly(PendingMove.DROPPED, null);
    }

    @Test
    void anImageThatWaitsCannotBeDeletedBeforeTheHoldIsOver() {
        StreamKey key = heldAtOne("needed", Map.of(Hold.HOLD, "true", Hold.RELEASE, "drop"));
        imported(key, resolved("prod", null, V1, "awaited image"));
        String image = "/internal/v1/images/" + digest("awaited image");

        Response refused = asAlice().delete(image);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.<String>path("message"))
                .isEqualTo("image " + digest("awaited image") + " waits for the end of the hold of holds/needed:prod");
        annotate(key, Map.of());
        assertThat(asAlice().delete(image).statusCode()).isEqualTo(200);
    }

    private static StreamKey heldAtOne(String name, Map<String, String> hold) {
        StreamKey key = new StreamKey("holds", name);
        create(key, external("prod", V1));
        imported(key, resolved("prod", null, V1, "one"));
        annotate(key, hold);
        return key;
    }

    private static void annotate(StreamKey key, Map<String, String> annotations) {
        TagDraft draft = new TagDraft(null, null, annotations);
        int status = asAlice()
                .header(InternalHeaders.VERB, "patch")
                .body(json(draft))
                .put(path(key) + "/tags/prod")
                .statusCode();
        assertThat(status).isEqualTo(200);
    }

    private static TagStatus prod(StreamKey key) {
        return get(key).status(tag("prod")).orElseThrow();
    }

    private static List<Digest> images(StreamKey key) {
        return prod(key).items().stream().map(event -> event.image()).toList();
    }

    private static List<HistoryEntry> history(StreamKey key, String query) {
        return read(asAlice().get(path(key) + "/tags/prod/history" + query), HistoryPage.class)
                .items();
    }

    /** What everybody has been told of the tag, in order. */
    private static List<Digest> told(StreamKey key, int atLeast) {
        return TestKafka.read(EventType.IMAGE_CHANGED, ImageChanged.class, key, atLeast).stream()
                .map(change -> change.current().digest())
                .toList();
    }
}
