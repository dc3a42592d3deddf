package dev.imagestreams.tags.inbox;

import static dev.imagestreams.tags.TagServiceClient.create;
import static dev.imagestreams.tags.TagServiceClient.get;
import static dev.imagestreams.tags.TagServiceClient.put;
import static dev.imagestreams.tags.TagServiceClient.receipt;
import static dev.imagestreams.tags.stream.Examples.IMPORTER;
import static dev.imagestreams.tags.stream.Examples.digest;
import static dev.imagestreams.tags.stream.Examples.external;
import static dev.imagestreams.tags.stream.Examples.image;
import static dev.imagestreams.tags.stream.Examples.notFound;
import static dev.imagestreams.tags.stream.Examples.resolved;
import static dev.imagestreams.tags.stream.Examples.rollback;
import static dev.imagestreams.tags.stream.Examples.tag;
import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.ContainerConfig;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.tags.TestKafka;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportsIT {

    private static final String V1 = "registry.example/team/app:1";

    @Test
    void aDigestGoesIntoTheHistoryAndEverybodyIsTold() {
        StreamKey key = new StreamKey("imports", "first");
        create(key, external("prod", V1));

        ImportReceipt receipt = receipt(publish(key, null, resolved("prod", 1L, V1, "one")));

        ImageStream stream = get(key);
        assertThat(receipt.rejected()).isNull();
        assertThat(receipt.resourceVersion()).isEqualTo(stream.resourceVersion());
        assertThat(stream.status(tag("prod")).orElseThrow().items())
                .extracting(TagEvent::image)
                .containsExactly(digest("one"));
        ImageChanged change = changes(key, 1).get(0);
        assertThat(change.current().digest()).isEqualTo(digest("one"));
        assertThat(change.current().platforms()).containsExactly(Platform.of("linux", "amd64"));
        assertThat(change.previous()).isNull();
        assertThat(change.by().in(null)).isEqualTo(IMPORTER);
    }

    @Test
    void theSameEventTwiceIsOneEntry() {
        StreamKey key = new StreamKey("imports", "twice");
        UUID event = publish(key, null, resolved("latest", null, V1, "one"));
        receipt(event);
        receipt(publish(key, null, resolved("latest", null, V1, "two")));

        TestKafka.publish(EventType.DIGEST_RESOLVED, event, event(key, null, resolved("latest", null, V1, "one")));
        receipt(publish(key, null, resolved("other", null, V1, "three")));

        assertThat(get(key).status(tag("latest")).orElseThrow().items())
                .extracting(TagEvent::image)
                .containsExactly(digest("two"), digest("one"));
    }

    @Test
    void poisonIsSetAsideAndTheNextRecordIsApplied() {
        StreamKey key = new StreamKey("imports", "poison");
        TestKafka.publishBytes(EventType.DIGEST_RESOLVED, key, "no event".getBytes(StandardCharsets.UTF_8));
        TestKafka.publishTo(EventType.DIGEST_RESOLVED.topic(), EventType.IMPORT_REQUESTED, wrongKind(key));

        receipt(publish(key, null, resolved("latest", null, V1, "one")));

        assertThat(get(key).status(tag("latest"))).isPresent();
        List<ConsumerRecord<String, byte[]>> letters =
                TestKafka.read(EventType.DIGEST_RESOLVED.deadLetterTopic(), key, 2);
        assertThat(letters).hasSize(2);
        assertThat(letters.get(0).value()).asString().isEqualTo("no event");
        assertThat(reason(letters.get(1))).contains("expected an event of type dev.imagestreams.digest.resolved.v1");
        assertThat(new String(
                        letters.get(0)
                                .headers()
                                .lastHeader("dead-letter-reason")
                                .value(),
                        StandardCharsets.UTF_8))
                .startsWith("cannot be read");
    }

    @Test
    void anEventTheDatabaseRefusesDoesNotTakeItsBatchAlong() {
        StreamKey key = new StreamKey("imports", "refused");
        SourceResult unstorable = withLabel("text\u0000with NUL", resolved("nul", null, V1, "nul"));
        UUID before = publish(key, null, resolved("before", null, V1, "one"));

        publish(key, null, unstorable);
        UUID after = publish(key, null, resolved("after", null, V1, "two"));

        receipt(before);
        receipt(after);
        assertThat(get(key).statusTags())
                .extracting(status -> status.tag().value())
                .containsExactly("after", "before");
        assertThat(TestKafka.read(EventType.DIGEST_RESOLVED.deadLetterTopic(), key, 1))
                .hasSize(1);
    }

    @Test
    void anAnswerForAStreamThatIsGoneIsRefused() {
        StreamKey key = new StreamKey("imports", "gone");

        ImportReceipt receipt = receipt(publish(key, UUID.randomUUID(), resolved("a", null, V1, "one")));

        assertThat(receipt.rejected().code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    @Test
    void aFailureIsKeptBesideTheHistory() {
        StreamKey key = new StreamKey("imports", "failing");
        receipt(publish(key, null, resolved("a", null, V1, "one")));

        receipt(publish(key, null, notFound("a", null, V1)));

        assertThat(get(key).status(tag("a")).orElseThrow().failure().reason()).isEqualTo("NotFound");
        assertThat(get(key).status(tag("a")).orElseThrow().items()).hasSize(1);
    }

    @Test
    void movesAreToldInTheirOrderWithTheirPredecessors() {
        StreamKey key = new StreamKey("imports", "order");
        for (String content : List.of("one", "two", "three")) {
            receipt(publish(key, null, resolved("a", null, V1, content)));
        }
        put(key, rollback("a", digest("one").toString()));

        List<ImageChanged> moves = changes(key, 4);

        assertThat(moves)
                .extracting(move -> move.current().digest())
                .containsExactly(digest("one"), digest("two"), digest("three"), digest("one"));
        assertThat(moves).extracting(ImageChanged::resourceVersion).isSorted();
        for (int i = 1; i < moves.size(); i++) {
            assertThat(moves.get(i).previous())
                    .usingRecursiveComparison()
                    .ignoringFields("referencePolicy")
                    .isEqualTo(moves.get(i - 1).current());
        }
    }

    @Test
    void aListIsToldWithWhatAllItsImagesSay() {
        StreamKey key = new StreamKey("imports", "shared");
        SourceResult asked = resolved("a", null, V1, "shared");
        Image amd64 = labelled(image("shared-amd64"), Map.of("stage", "release", "arch", "x86_64"));
        Image arm64 = labelled(image("shared-arm64"), Map.of("stage", "release", "arch", "aarch64"));
        Image list = new Image(
                digest("shared"),
                image("shared").reference(),
                "application/vnd.oci.image.index.v1+json",
                List.of(),
                Stream.of(amd64, arm64)
                        .map(part -> new ImageManifest(
                                part.digest(),
                                part.mediaType(),
                                500,
                                part.config().platform()))
                        .toList(),
                image("shared").config(),
                null);

        receipt(publish(
                key,
                null,
                new SourceResult(
                        asked.source(), new ImportOutcome.Resolved(list.reference(), list, List.of(amd64, arm64)))));

        ImageChanged.Pointer told = changes(key, 1).get(0).current();
        assertThat(told.labels()).containsExactly(Map.entry("stage", "release"));
        assertThat(told.config()).containsExactly(Map.entry("user", "1001"));
    }

    /** Readable JSON, but no text PostgreSQL can store. */
    private static SourceResult withLabel(String value, SourceResult result) {
        ImportOutcome.Resolved found = (ImportOutcome.Resolved) result.result();
        Image poisoned = labelled(found.image(), Map.of("label", value));
        return new SourceResult(result.source(), new ImportOutcome.Resolved(found.reference(), poisoned, List.of()));
    }

    private static Image labelled(Image image, Map<String, String> labels) {
        ContainerConfig labelled = new ContainerConfig(
                null, null, "1001", List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(),
                labels);
        ImageConfig config = new ImageConfig(
                null, null, null, null, null, null, null, Platform.of("linux", "amd64"), labelled, null, 1);
        return new Image(image.digest(), image.reference(), image.mediaType(), List.of(), List.of(), config, null);
    }

    private static List<ImageChanged> changes(StreamKey key, int atLeast) {
        return TestKafka.read(EventType.IMAGE_CHANGED, ImageChanged.class, key, atLeast);
    }

    private static String reason(ConsumerRecord<String, byte[]> letter) {
        return new String(letter.headers().lastHeader("dead-letter-reason").value(), StandardCharsets.UTF_8);
    }

    private static UUID publish(StreamKey key, UUID uid, SourceResult result) {
        UUID id = UUID.randomUUID();
        TestKafka.publish(EventType.DIGEST_RESOLVED, id, event(key, uid, result));
        return id;
    }

    private static DigestResolved event(StreamKey key, UUID uid, SourceResult result) {
        return new DigestResolved(key, uid, IMPORTER, List.of(result));
    }

    private static ImportRequested wrongKind(StreamKey key) {
        return new ImportRequested(key, UUID.randomUUID(), 1, IMPORTER, List.of(), List.of());
    }
}
