package dev.imagestreams.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.DigestResolved;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** {@code spec.dockerImageRepository}: a whole repository, wanted by an event. */
@QuarkusTest
class RepositoryImportIT extends ImportTestBed {

    @Test
    void tellsTheTagsOfARepositoryAfterThoseNamed() throws Exception {
        pusher.push(SampleImage.version("1"), "whole", "1.0");
        pusher.push(SampleImage.version("2"), "whole", "latest");
        pusher.push(SampleImage.version("3"), "app", "named");
        UUID request = UUID.randomUUID();

        wire.say(request, wholeAnd(source("named", 3)));

        Wire.Heard heard = onlyAnswer();
        assertThat(heard.id()).isEqualTo(DerivedId.ofAnswer(request));
        assertThat(heard.event().results())
                .extracting(result -> result.source().tag())
                .containsExactly(new StreamTag("named"), new StreamTag("latest"), new StreamTag("1.0"));
        assertThat(heard.event().results())
                .extracting(result -> result.source().generation())
                .containsExactly(3L, null, null);
        assertThat(heard.event().results())
                .extracting(SourceResult::result)
                .allMatch(ImportOutcome.Resolved.class::isInstance);
        assertThat(heard.event().results().get(1).source().from()).isEqualTo(repository() + ":latest");
    }

    @Test
    void answersAlsoWhenTheRepositoryCannotBeListed() throws Exception {
        registry.misbehave((request, real) ->
                request.path().endsWith("/tags/list") ? RegistryAnswer.error(404, "NAME_UNKNOWN", "no") : real.get());
        pusher.push(SampleImage.version("3"), "app", "named");

        wire.say(UUID.randomUUID(), wholeAnd(source("named", 3)));

        assertThat(onlyAnswer().event().results())
                .extracting(result -> result.source().tag())
                .containsExactly(new StreamTag("named"));
    }

    /** Tags are slow to read, so that some are told long before the last is. */
    @Test
    void tellsManyTagsInPartsWhileTheRestIsRead() throws Exception {
        int many = 50;
        Digest digest = digestOf(SampleImage.version("many"));
        for (int i = 0; i < many; i++) {
            pusher.push(SampleImage.version("many"), "many", "v" + i);
        }
        AtomicReference<Instant> last = new AtomicReference<>();
        registry.misbehave((request, real) -> {
            if (!request.path().contains("/many/manifests/v")) {
                return real.get();
            }
            last.set(Instant.now());
            return real.get().delayed(Duration.ofMillis(400));
        });
        UUID request = UUID.randomUUID();

        wire.say(request, whole(registry.address() + "/many"));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(wire.answersAbout(stream))
                .extracting(Wire.Heard::id)
                .contains(DerivedId.ofAnswer(request)));
        List<Wire.Heard> heard = wire.answersAbout(stream);
        assertThat(heard).hasSizeGreaterThan(4);
        assertThat(Duration.between(heard.get(0).arrived(), last.get()))
                .as("from the first news to the reading of the last tag")
                .isGreaterThan(Duration.ofSeconds(1));
        List<UUID> ids = new ArrayList<>();
        for (int part = 1; part < heard.size(); part++) {
            ids.add(DerivedId.ofPart(request, part));
        }
        ids.add(DerivedId.ofAnswer(request));
        assertThat(heard).extracting(Wire.Heard::id).isEqualTo(ids);
        assertThat(tags(heard)).hasSize(many).doesNotHaveDuplicates();
        assertThat(heard)
                .allSatisfy(one -> assertThat(one.event().results()).hasSizeLessThanOrEqualTo(10))
                .flatExtracting(one -> one.event().results())
                .extracting(SourceResult::result)
                .allSatisfy(result -> assertThat(
                                ((ImportOutcome.Resolved) result).image().digest())
                        .isEqualTo(digest));
    }

    /** As if a process had died between writing a part down and publishing it, or after that. */
    @Test
    void goesOnAfterADeadProcessUnderTheIdsItHadAndTellsNothingTwice() throws Exception {
        for (String tag : List.of("a", "b", "c", "d")) {
            pusher.push(SampleImage.version(tag), "rest", tag);
        }
        pusher.push(SampleImage.version("named"), "app", "named");
        UUID request = UUID.randomUUID();
        RepositoryImport rest = new RepositoryImport(
                registry.address() + "/rest", new ImportPolicy(true, false, ImportMode.LEGACY), ReferencePolicy.SOURCE);
        ImportRequested wanted = new ImportRequested(
                stream, uid, VERSIONS.incrementAndGet(), ANN, List.of(source("named", 3)), rest, List.of());
        ImportOutcome gone = new ImportOutcome.Failed(ErrorCode.NOT_FOUND, "as it was then");
        TagImport c = new TagImport(
                new StreamTag("c"),
                null,
                registry.address() + "/rest:c",
                new ImportPolicy(true, false, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
        DigestResolved part = new DigestResolved(stream, uid, ANN, List.of(new SourceResult(c, gone)));

        change(
                """
                insert into import_task (event, stream, request, requested_at, registry, attempts, parts, part, told)
                values (?, ?, ?::jsonb, now(), ?, 1, 2, ?::jsonb, array[?, 'c', 'a'])""",
                request,
                stream.toString(),
                json(wanted),
                registry.address(),
                json(part),
                ":named:" + source("named", 3).from());

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        List<Wire.Heard> heard = wire.answersAbout(stream);
        assertThat(heard)
                .extracting(Wire.Heard::id)
                .containsExactly(DerivedId.ofPart(request, 2), DerivedId.ofAnswer(request));
        assertThat(failure(heard.get(0), 0)).isEqualTo(gone);
        assertThat(tags(heard.subList(1, 2))).containsExactlyInAnyOrder("b", "d");
    }

    /** What may pass is tried again; what is certain is told meanwhile, a failure too. */
    @Test
    void tellsFailuresOfSingleTagsWithTheTagsTheyAreOf() throws Exception {
        for (String tag : List.of("good", "gone", "busy")) {
            pusher.push(SampleImage.version(tag), "mixed", tag);
        }
        registry.misbehave((request, real) -> switch (request.path()) {
            case "/v2/mixed/manifests/gone" -> RegistryAnswer.error(404, "MANIFEST_UNKNOWN", "no");
            case "/v2/mixed/manifests/busy" -> RegistryAnswer.of(503).delayed(Duration.ofMillis(400));
            default -> real.get();
        });
        UUID request = UUID.randomUUID();

        wire.say(request, whole(registry.address() + "/mixed"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        List<Wire.Heard> heard = wire.answersAbout(stream);
        assertThat(tags(heard.subList(0, 1))).containsExactlyInAnyOrder("good", "gone");
        assertThat(tags(heard.subList(1, 2))).containsExactly("busy");
        assertThat(failure(heard.get(1), 0).message()).contains("503");
    }

    private ImportRequested whole(String from) {
        RepositoryImport whole =
                new RepositoryImport(from, new ImportPolicy(true, false, ImportMode.LEGACY), ReferencePolicy.SOURCE);
        return new ImportRequested(stream, uid, VERSIONS.incrementAndGet(), ANN, List.of(), whole, List.of());
    }

    private static List<String> tags(List<Wire.Heard> heard) {
        return heard.stream()
                .flatMap(one -> one.event().results().stream())
                .map(result -> result.source().tag().value())
                .toList();
    }

    private static Digest digestOf(SampleImage image) throws Exception {
        return pusher.push(image, "many", "v0");
    }

    private ImportRequested wholeAnd(TagImport named) {
        RepositoryImport whole = new RepositoryImport(
                repository(), new ImportPolicy(true, false, ImportMode.LEGACY), ReferencePolicy.SOURCE);
        return new ImportRequested(stream, uid, VERSIONS.incrementAndGet(), ANN, List.of(named), whole, List.of());
    }

    private static String repository() {
        return registry.address() + "/whole";
    }
}
