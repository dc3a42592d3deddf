package dev.imagestreams.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.api.UnannouncedMove;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Tags that are looked at again and again, on a real broker, database and registry. */
@QuarkusTest
class ScheduledImportIT extends ImportTestBed {

    @Test
    void looksAtScheduledTagsAndTellsOnlyChanges() throws Exception {
        Digest first = pusher.push(SampleImage.version("1"), "app", "followed");
        wire.say(UUID.randomUUID(), request(List.of(), List.of(source("followed", 1))));
        await().untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(1));
        assertThat(digest(wire.answersAbout(stream).get(0), 0)).isEqualTo(first);
        registry.forgetRequests();
        await().until(() -> looks("followed", "HEAD") >= 2);
        assertThat(looks("followed", "GET")).as("unchanged is not fetched").isZero();
        assertThat(wire.answersAbout(stream)).hasSize(1);

        Digest second = pusher.push(SampleImage.version("2"), "app", "followed");

        await().untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        Wire.Heard heard = wire.answersAbout(stream).get(1);
        assertThat(digest(heard, 0)).isEqualTo(second);
        assertThat(heard.event().by().in(null)).isEqualTo(new Attribution("system:image-import", Cause.SCHEDULE));
        assertThat(heard.event().results().get(0).source().generation()).isNull();
    }

    @Test
    void tellsAFailureOfTheScheduleOnceAndItsEnd() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "flaky");
        wire.say(UUID.randomUUID(), request(List.of(), List.of(source("flaky", 1))));
        await().untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(1));
        registry.misbehave(
                (request, real) -> request.path().endsWith("/manifests/flaky") ? RegistryAnswer.of(404) : real.get());
        await().untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        assertThat(failure(wire.answersAbout(stream).get(1), 0).code()).isEqualTo(ErrorCode.NOT_FOUND);
        registry.forgetRequests();
        await().until(() -> looks("flaky", "GET") >= 1);
        assertThat(wire.answersAbout(stream)).as("the same failure again").hasSize(2);

        registry.misbehave(RegistryFault.NONE);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(3));
        assertThat(digest(wire.answersAbout(stream).get(2), 0)).isEqualTo(digest);
    }

    @Test
    void replacesTheScheduleUnlessTheNewsIsOld() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "kept");
        pusher.push(SampleImage.version("1"), "app", "dropped");
        ImportRequested old = request(List.of(), List.of(source("kept", 1), source("dropped", 1)));
        ImportRequested current = request(List.of(), List.of(source("kept", 1)));

        wire.say(UUID.randomUUID(), old);
        wire.say(UUID.randomUUID(), current);
        wire.say(UUID.randomUUID(), old);
        pass();
        assertThat(scheduled()).containsExactly("kept");

        wire.say(UUID.randomUUID(), request(List.of(), List.of()));

        await().untilAsserted(() -> assertThat(scheduled()).isEmpty());
        // As a process says it that was about to store it when its partition moved.
        wire.say(UUID.randomUUID(), current);
        pass();
        assertThat(scheduled()).isEmpty();
    }

    /** However often a stream is written, its tags are looked at when they would have been. */
    @Test
    void newsThatLeavesATagAsItIsDoesNotChangeWhenItIsLookedAt() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "busy");
        wire.say(UUID.randomUUID(), request(List.of(), List.of(source("busy", 1))));
        onlyAnswer();
        change(
                "update upstream set due_at = now() + interval '1 day'"
                        + " where upstream in (select upstream from scheduled_tag where stream = ?)",
                stream.toString());
        change("update scheduled_tag set due_at = now() + interval '1 day' where stream = ?", stream.toString());

        wire.say(UUID.randomUUID(), request(List.of(), List.of(source("busy", 1))));
        pass();

        assertThat(count("select count(*) from scheduled_tag t join upstream u on u.upstream = t.upstream"
                        + " where stream = '" + stream
                        + "' and least(t.due_at, u.due_at) > now() + interval '23 hours'"))
                .isEqualTo(1);
        change("delete from scheduled_tag where stream = ?", stream.toString());
    }

    /** A push while an import reads: the schedule may tell the new digest first, and the import the old one after it. */
    @Test
    void whatAnImportAnswersIsLookedAtAnewWhateverWasToldMeanwhile() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "raced");
        change(
                """
                with followed as (
                    insert into upstream (upstream, registry, due_at) values (?, 'any', now() + interval '1 day')
                    returning upstream)
                insert into scheduled_tag (upstream, stream, tag, uid, resource_version, wish, due_at, told_digest)
                select upstream, ?, 'raced', ?, 1, ?::jsonb, now() + interval '1 day', ? from followed""",
                registry.address() + "/app:raced",
                stream.toString(),
                uid,
                json(source("raced", 1)),
                digest.toString());

        wire.say(UUID.randomUUID(), new ImportRequested(stream, uid, 0, ANN, List.of(source("raced", 1)), List.of()));

        onlyAnswer();
        await().untilAsserted(() -> assertThat(count(
                        "select count(*) from scheduled_tag where told_digest is null and stream = '" + stream + "'"))
                .isEqualTo(1));
        change("delete from scheduled_tag where stream = ?", stream.toString());
    }

    @Test
    void tellsWhatADeadProcessHadWrittenDownUnderTheIdItHad() throws Exception {
        pusher.push(SampleImage.version("now"), "app", "moved");
        UUID event = UUID.randomUUID();
        ImportOutcome before = new ImportOutcome.Failed(ErrorCode.NOT_FOUND, "not there yet");
        DigestResolved pending = new DigestResolved(
                stream,
                uid,
                new Attribution("system:image-import", Cause.SCHEDULE),
                List.of(new SourceResult(source("moved", 1), before)));

        change(
                """
                with followed as (
                    insert into upstream (upstream, registry, due_at) values (?, 'any', now()) returning upstream)
                insert into scheduled_tag
                    (upstream, stream, tag, uid, resource_version, wish, due_at, told_failure, failures, pending_event,
                    pending)
                select upstream, ?, 'moved', ?, 1, ?::jsonb, now(), 'NOT_FOUND: not there yet', 1, ?, ?::jsonb
                from followed""",
                registry.address() + "/app:moved",
                stream.toString(),
                uid,
                json(source("moved", 1)),
                event,
                json(pending));

        await().untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        assertThat(wire.answersAbout(stream).get(0).id()).isEqualTo(event);
        assertThat(failure(wire.answersAbout(stream).get(0), 0)).isEqualTo(before);
        assertThat(wire.answersAbout(stream).get(1).id())
                .as("what it looks like now")
                .isNotEqualTo(event);
    }

    /** For who has set hooks up, and wants to know whether they speak. */
    @Test
    void notesMovesThatNobodyAnnouncedUntilSomebodyTellsOfTheTag() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "unannounced");
        wire.say(UUID.randomUUID(), request(List.of(), List.of(source("unannounced", 1))));
        await().untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(1));
        assertThat(unannounced("unannounced")).as("the first look is no move").isEmpty();
        Digest second = pusher.push(SampleImage.version("2"), "app", "unannounced");

        await().untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        await().untilAsserted(() -> assertThat(unannounced("unannounced"))
                .singleElement()
                .satisfies(move -> {
                    assertThat(move.repository()).isEqualTo(registry.address() + "/app");
                    assertThat(move.digest()).isEqualTo(second);
                    assertThat(move.times()).isEqualTo(1);
                }));

        authorized()
                .body("[{\"repository\":\"%s/app\",\"tag\":\"unannounced\",\"kind\":\"push\"}]"
                        .formatted(registry.address()))
                .post("/internal/v1/hints")
                .then()
                .statusCode(200);

        assertThat(unannounced("unannounced")).isEmpty();
        change("delete from scheduled_tag where stream = ?", stream.toString());
    }

    private static List<UnannouncedMove> unannounced(String tag) {
        List<UnannouncedMove> moves = authorized()
                .get("/internal/v1/unannounced-moves")
                .then()
                .statusCode(200)
                .extract()
                .as(new TypeRef<>() {});
        return moves.stream()
                .filter(move ->
                        move.tag().value().equals(tag) && move.repository().startsWith(registry.address()))
                .toList();
    }

    private static RequestSpecification authorized() {
        return given().auth().preemptive().basic("internal", "internal").contentType(ContentType.JSON);
    }
}
