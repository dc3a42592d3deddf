package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** From {@code import-requested} to {@code digest-resolved}, on a real broker, database and registry. */
@QuarkusTest
class ImportRequestIT extends ImportTestBed {

    private static final Logger LOG = Logger.getLogger(ImportRequestIT.class);

    @Test
    void answersAllTagsOfARequestWithOneEvent() throws Exception {
        Digest one = pusher.push(SampleImage.version("1"), "app", "one");
        Digest two = pusher.push(SampleImage.version("2"), "app", "two");
        UUID request = UUID.randomUUID();

        wire.say(request, request(List.of(source("one", 3), source("two", 4), source("none", 5)), List.of()));

        Wire.Heard heard = onlyAnswer();
        assertThat(heard.id()).isEqualTo(DerivedId.ofAnswer(request));
        assertThat(heard.event().uid()).isEqualTo(uid);
        assertThat(heard.event().by().in(null)).isEqualTo(ANN);
        assertThat(heard.event().results())
                .extracting(result -> result.source().generation())
                .containsExactly(3L, 4L, 5L);
        assertThat(digest(heard, 0)).isEqualTo(one);
        assertThat(digest(heard, 1)).isEqualTo(two);
        assertThat(failure(heard, 2).code()).isEqualTo(ErrorCode.NOT_FOUND);
        await().untilAsserted(() ->
                assertThat(count("select count(*) from import_task")).isZero());
    }

    @Test
    void answersTheSameRequestUnderTheSameIdHoweverOftenItComes() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "again");
        UUID request = UUID.randomUUID();
        ImportRequested content = request(List.of(source("again", 1)), List.of());

        for (int i = 0; i < 5; i++) {
            wire.say(request, content);
        }
        UUID last = UUID.randomUUID();
        wire.say(last, content);

        await().untilAsserted(() ->
                assertThat(wire.answersAbout(stream)).extracting(Wire.Heard::id).contains(DerivedId.ofAnswer(last)));
        assertThat(wire.answersAbout(stream))
                .extracting(Wire.Heard::id)
                .containsOnly(DerivedId.ofAnswer(request), DerivedId.ofAnswer(last));
    }

    @Test
    void triesAgainBeforeTellingAFailureThatMayPass() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "shaky");
        AtomicInteger failures = new AtomicInteger(4);
        registry.misbehave(
                (request, real) -> request.path().endsWith("/manifests/shaky") && failures.getAndDecrement() > 0
                        ? RegistryAnswer.of(503)
                        : real.get());

        wire.say(UUID.randomUUID(), request(List.of(source("shaky", 1)), List.of()));

        assertThat(digest(onlyAnswer(), 0)).isEqualTo(digest);
    }

    @Test
    void tellsAFailureThatDoesNotPass() throws Exception {
        registry.misbehave(
                (request, real) -> request.path().endsWith("/manifests/down") ? RegistryAnswer.of(503) : real.get());

        wire.say(UUID.randomUUID(), request(List.of(source("down", 1)), List.of()));

        assertThat(failure(onlyAnswer(), 0).message()).contains("503");
        // Nobody tries again until somebody asks.
        await().untilAsserted(
                        () -> assertThat(count("select count(*) from import_task where stream = '" + stream + "'"))
                                .isZero());
    }

    @Test
    void isNotHeldUpByARegistryThatDoesNotAnswer() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "quick");
        StreamKey stuck = new StreamKey("team", "stuck-" + UUID.randomUUID());
        try (RegistryServer dead = RegistryServer.start()) {
            dead.misbehave((request, real) -> real.get().delayed(Duration.ofSeconds(8)));
            TagImport waiting = new TagImport(
                    new StreamTag("stuck"),
                    1L,
                    dead.address() + "/app:stuck",
                    new ImportPolicy(true, false, ImportMode.LEGACY),
                    ReferencePolicy.SOURCE,
                    null);
            for (int i = 0; i < 40; i++) {
                wire.say(
                        UUID.randomUUID(),
                        new ImportRequested(
                                stuck,
                                uid,
                                VERSIONS.incrementAndGet(),
                                ANN,
                                Collections.nCopies(5, waiting),
                                List.of()));
            }

            wire.say(UUID.randomUUID(), request(List.of(source("quick", 1)), List.of()));

            await().atMost(Duration.ofSeconds(4))
                    .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(1));
            assertThat(wire.answersAbout(stuck)).isEmpty();
        }
        forget(stuck);
    }

    @Test
    void answersSoonAfterARequest() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "fast");
        List<Long> millis = new ArrayList<>();

        for (int i = 0; i < 60; i++) {
            UUID request = UUID.randomUUID();
            Instant said = Instant.now();
            wire.say(request, request(List.of(source("fast", i)), List.of()));
            await().pollInterval(Duration.ofMillis(1)).until(() -> wire.answersAbout(stream).stream()
                    .anyMatch(heard -> heard.id().equals(DerivedId.ofAnswer(request))));
            Instant heard = wire.answersAbout(stream).stream()
                    .filter(answer -> answer.id().equals(DerivedId.ofAnswer(request)))
                    .findFirst()
                    .orElseThrow()
                    .arrived();
            millis.add(Duration.between(said, heard).toMillis());
        }

        List<Long> warm = millis.subList(20, 60).stream().sorted().toList();
        LOG.infof("request to answer in ms, 40 in a row: median=%d slowest=%d", warm.get(20), warm.get(39));
        assertThat(warm.get(20))
                .as("median of 40 in ms, broker and registry included")
                .isLessThan(250);
    }

    @Test
    void answersWhatADeadProcessLeft() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "left");
        UUID request = UUID.randomUUID();

        change(
                """
                insert into import_task (event, stream, request, requested_at, due_at, attempts)
                values (?, ?, ?::jsonb, now(), now(), 1)""",
                request,
                stream.toString(),
                json(request(List.of(source("left", 1)), List.of())));

        assertThat(onlyAnswer().id()).isEqualTo(DerivedId.ofAnswer(request));
        assertThat(digest(onlyAnswer(), 0)).isEqualTo(digest);
    }
}
