package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleManifest;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
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

    @Test
    void tellsThatAnImageIsDescribedAtTooGreatLengthForTheBroker() throws Exception {
        pusher.push(talkative(), "app", "talkative");

        wire.say(UUID.randomUUID(), request(List.of(source("talkative", 1)), List.of()));

        assertThat(failure(onlyAnswer(), 0).code()).isEqualTo(ErrorCode.TOO_LARGE);
    }

    /** An image whose labels do not fit into a record of the broker (4 MiB here), even compressed. */
    private static SampleImage talkative() {
        Random random = new Random(1);
        String labels = IntStream.range(0, 7)
                .mapToObj(i -> {
                    byte[] noise = new byte[750_000];
                    random.nextBytes(noise);
                    return "\"%d\":\"%s\"".formatted(i, Base64.getEncoder().encodeToString(noise));
                })
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
}
