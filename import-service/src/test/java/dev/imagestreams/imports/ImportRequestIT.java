package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleManifest;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From {@code import-requested} to {@code digest-resolved}, on a real broker, database and registry. */
@QuarkusTest
class ImportRequestIT {

    private static final Attribution ANN = new Attribution("ann", Cause.TAG);
    private static final Logger LOG = Logger.getLogger(ImportRequestIT.class);
    private static final AtomicLong VERSIONS = new AtomicLong();

    private static RegistryServer registry;
    private static ImagePusher pusher;
    private static Wire wire;

    private final StreamKey stream = new StreamKey("team", "app-" + UUID.randomUUID());
    private final UUID uid = UUID.randomUUID();

    @Inject
    DataSource database;

    @BeforeAll
    static void start() throws Exception {
        registry = RegistryServer.start();
        pusher = new ImagePusher(registry.address());
        wire = new Wire();
    }

    @AfterAll
    static void stop() throws Exception {
        wire.close();
        registry.close();
    }

    @BeforeEach
    void behave() {
        registry.misbehave(RegistryFault.NONE);
    }

    @Test
    void answersAllTagsOfARequestWithOneEvent() throws Exception {
        Digest one = pusher.push(SampleImage.version("1"), "app", "one");
        Digest two = pusher.push(SampleImage.version("2"), "app", "two");
        UUID request = UUID.randomUUID();

        wire.say(request, request(List.of(source("one", 3), source("two", 4), source("none", 5)), List.of()));

        Wire.Heard heard = onlyAnswer();
        assertThat(heard.id()).isEqualTo(DerivedId.ofAnswer(request));
        assertThat(heard.event().uid()).isEqualTo(uid);
        assertThat(heard.event().by()).isEqualTo(ANN);
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
    }

    @Test
    void isNotHeldUpByARegistryThatDoesNotAnswer() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "quick");
        registry.misbehave((request, real) ->
                request.path().endsWith("/manifests/stuck") ? real.get().delayed(Duration.ofSeconds(8)) : real.get());
        StreamKey stuck = new StreamKey("team", "stuck-" + UUID.randomUUID());
        for (int i = 0; i < 10; i++) {
            wire.say(
                    UUID.randomUUID(),
                    new ImportRequested(
                            stuck, uid, VERSIONS.incrementAndGet(), ANN, List.of(source("stuck", 1)), List.of()));
        }

        wire.say(UUID.randomUUID(), request(List.of(source("quick", 1)), List.of()));

        await().atMost(Duration.ofSeconds(4))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(1));
        assertThat(wire.answersAbout(stuck)).isEmpty();
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
        assertThat(heard.event().by()).isEqualTo(new Attribution("system:image-import", Cause.SCHEDULE));
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
                insert into scheduled_tag
                    (stream, tag, uid, resource_version, wish, due_at, told_failure, failures, pending_event, pending)
                values (?, 'moved', ?, 1, ?::jsonb, now(), 'NOT_FOUND: not there yet', 1, ?, ?::jsonb)""",
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

    /** Waits until everything said about the stream so far has been taken in: one stream is one partition, in order. */
    private void pass() throws Exception {
        UUID id = UUID.randomUUID();
        wire.say(id, new ImportRequested(stream, uid, 0, ANN, List.of(source("marker", 1)), List.of()));
        await().untilAsserted(() ->
                assertThat(wire.answersAbout(stream)).extracting(Wire.Heard::id).contains(DerivedId.ofAnswer(id)));
    }

    private long looks(String tag, String method) {
        return registry.requests().stream()
                .filter(request -> request.path().endsWith("/manifests/" + tag))
                .filter(request -> request.method().equals(method))
                .count();
    }

    private Wire.Heard onlyAnswer() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(1));
        return wire.answersAbout(stream).get(0);
    }

    private ImportRequested request(List<TagImport> imports, List<TagImport> schedule) {
        return new ImportRequested(stream, uid, VERSIONS.incrementAndGet(), ANN, imports, schedule);
    }

    private static TagImport source(String tag, long generation) {
        return new TagImport(
                new StreamTag(tag),
                generation,
                registry.address() + "/app:" + tag,
                new ImportPolicy(true, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
    }

    private static Digest digest(Wire.Heard heard, int result) {
        SourceResult answer = heard.event().results().get(result);
        return ((ImportOutcome.Resolved) answer.result()).image().digest();
    }

    private static ImportOutcome.Failed failure(Wire.Heard heard, int result) {
        return (ImportOutcome.Failed) heard.event().results().get(result).result();
    }

    private static String json(Object value) throws JsonProcessingException {
        return ModelJson.mapper().writeValueAsString(value);
    }

    private void change(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private List<String> scheduled() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select tag from scheduled_tag where stream = '" + stream + "' order by tag")) {
            List<String> tags = new ArrayList<>();
            while (rows.next()) {
                tags.add(rows.getString(1));
            }
            return tags;
        }
    }

    private long count(String question) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
