package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleManifest;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Requests and answers that can never be read, stored or told, and do not stop the others. */
@QuarkusTest
class ImpossibleRequestIT extends ImportTestBed {

    @Test
    void putsPoisonAsideAndGoesOn() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "fine");
        byte[] poison = {0, (byte) 0xff, '{'};
        UUID request = UUID.randomUUID();

        wire.say(stream.toString(), poison);
        wire.say(stream.toString(), "{\"not\":\"an event\"}".getBytes(StandardCharsets.UTF_8));
        wire.say(request, request(List.of(source("fine", 1)), List.of()));

        assertThat(digest(onlyAnswer(), 0)).isEqualTo(digest);
        await().untilAsserted(
                        () -> assertThat(wire.deadLettersOf(stream.toString())).hasSize(2));
        assertThat(wire.deadLettersOf(stream.toString()).get(0).value()).isEqualTo(poison);
        assertThat(wire.deadLettersOf(stream.toString())).allSatisfy(letter -> {
            assertThat(Wire.header(letter, "dead-letter-reason")).contains("no CloudEvent");
            assertThat(Wire.header(letter, "dead-letter-topic")).isEqualTo(EventType.IMPORT_REQUESTED.topic());
            assertThat(Wire.header(letter, "dead-letter-partition")).containsOnlyDigits();
            assertThat(Wire.header(letter, "dead-letter-offset")).containsOnlyDigits();
        });
    }

    @Test
    void putsAsideWhatTheDatabaseRefusesAndGoesOn() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "timely");
        Instant beyondTheDatabase = Instant.parse("+999999-01-01T00:00:00Z");
        UUID request = UUID.randomUUID();

        wire.say(UUID.randomUUID(), beyondTheDatabase, request(List.of(source("timely", 1)), List.of()));
        wire.say(request, request(List.of(source("timely", 2)), List.of()));

        assertThat(onlyAnswer().id()).isEqualTo(DerivedId.ofAnswer(request));
        assertThat(digest(onlyAnswer(), 0)).isEqualTo(digest);
        assertThat(wire.deadLettersOf(stream.toString())).singleElement().satisfies(letter -> assertThat(
                        Wire.header(letter, "dead-letter-reason"))
                .startsWith("the database refuses it: ERROR: timestamp out of range"));
    }

    /** Longer than any index of the database takes, even compressed. */
    @Test
    void aSourceOfAnyLengthIsToldToBeNoneAndStopsNobody() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "brief");
        TagImport endless = new TagImport(
                new StreamTag("endless"),
                1L,
                noise(9_000),
                new ImportPolicy(true, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
        UUID request = UUID.randomUUID();

        wire.say(request, request(List.of(source("brief", 1)), List.of(endless)));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        Map<Boolean, List<Wire.Heard>> heard = wire.answersAbout(stream).stream()
                .collect(Collectors.partitioningBy(answer -> answer.id().equals(DerivedId.ofAnswer(request))));
        assertThat(digest(heard.get(true).get(0), 0)).isEqualTo(digest);
        assertThat(failure(heard.get(false).get(0), 0).code()).isEqualTo(ErrorCode.INVALID);
        change("delete from scheduled_tag where stream = ?", stream.toString());
    }

    @Test
    void tellsThatAnImageIsDescribedAtTooGreatLengthForTheBroker() throws Exception {
        pusher.push(talkative(), "app", "talkative");

        Digest quiet = pusher.push(SampleImage.version("1"), "app", "quiet");

        wire.say(
                UUID.randomUUID(),
                request(List.of(source("quiet", 1), source("talkative", 1), source("none", 1)), List.of()));

        assertThat(digest(onlyAnswer(), 0)).as("what fits is told").isEqualTo(quiet);
        assertThat(failure(onlyAnswer(), 1).code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(failure(onlyAnswer(), 2).code()).isEqualTo(ErrorCode.NOT_FOUND);
    }

    /** An image whose labels do not fit into a record of the broker (4 MiB here), even compressed. */
    private static SampleImage talkative() {
        String labels = IntStream.range(0, 7)
                .mapToObj(i -> "\"%d\":\"%s\"".formatted(i, noise(750_000 + i)))
                .collect(Collectors.joining(","));
        byte[] config = "{\"config\":{\"Labels\":{%s}}}".formatted(labels).getBytes(StandardCharsets.UTF_8);
        byte[] manifest =
                """
                {"schemaVersion":2,"config":{"mediaType":"c","digest":"%s","size":%d},"layers":[]}"""
                        .formatted(Digest.sha256(config), config.length)
                        .getBytes(StandardCharsets.UTF_8);
        return new SampleImage(
                new SampleManifest(SampleImage.Format.OCI.manifestType(), manifest),
                Platform.of("linux", "amd64"),
                config,
                List.of());
    }

    /** Base64 of so many bytes, which hardly compresses. */
    private static String noise(int bytes) {
        byte[] noise = new byte[bytes];
        new Random(bytes).nextBytes(noise);
        return Base64.getEncoder().encodeToString(noise);
    }
}
