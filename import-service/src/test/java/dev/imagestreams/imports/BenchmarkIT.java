package dev.imagestreams.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.event.ImportRequested;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * What imports and looks cost, if {@code -Dbenchmark} asks for it: on one replica, against one registry on this machine, with
 * our own pacing of requests switched off. What {@code skopeo} does with the same registry is measured in the same run.
 */
@QuarkusTest
@TestProfile(BenchmarkIT.Unpaced.class)
@EnabledIfSystemProperty(named = "benchmark", matches = ".*")
class BenchmarkIT extends ImportTestBed {

    private static final int IMAGES = 500;
    private static final int TAGS = 10_000;
    private static final int TAGS_PER_STREAM = 50;
    private static final int SKOPEO_RUNS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void importsPerSecond() throws Exception {
        push("imports", IMAGES);
        List<StreamKey> streams = new ArrayList<>();
        importAll("warm", IMAGES / 5, new ArrayList<>());

        long start = System.nanoTime();
        importAll("cold", IMAGES, streams);
        double ours = perSecond(IMAGES, start);

        long began = System.nanoTime();
        for (int i = 0; i < SKOPEO_RUNS; i++) {
            inspect("imports:t" + i);
        }
        double skopeo = perSecond(SKOPEO_RUNS, began);
        System.out.printf(
                "BENCHMARK imports per second: %.1f ours (%d requests of one tag), %.1f skopeo inspect in a loop%n",
                ours, IMAGES, skopeo);
    }

    @Test
    void tenThousandScheduledTagsInOneCycle() throws Exception {
        push("cycle", IMAGES);
        for (int i = 0; i < TAGS / TAGS_PER_STREAM; i++) {
            scheduleStream(new StreamKey("cycle-" + i % 20, "s" + i), i);
        }
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from scheduled_tag where stream like 'cycle-%'") == TAGS);

        cycle("first look of all, everything new");
        assertThat(count("select count(*) from scheduled_tag where stream like 'cycle-%' and told_digest is not null"))
                .isEqualTo(TAGS);
        registry.forgetRequests();
        cycle("nothing has changed");
        long heads = requests("HEAD", "/cycle/");
        System.out.printf(
                "BENCHMARK requests of that cycle for %d tags that follow %d upstream tags: %d HEAD, %d GET%n",
                TAGS, IMAGES, heads, requests("GET", "/cycle/"));
        assertThat(heads).isLessThanOrEqualTo(IMAGES);
        assertThat(requests("GET", "/cycle/manifests/")).isZero();
        change("delete from scheduled_tag where stream like 'cycle-%'");
    }

    @Test
    void looksPerSecondWhenNothingHasChanged() throws Exception {
        int upstreams = 2_000;
        push("quiet", upstreams);
        for (int i = 0; i < upstreams / TAGS_PER_STREAM; i++) {
            List<TagImport> wishes = new ArrayList<>();
            for (int j = 0; j < TAGS_PER_STREAM; j++) {
                wishes.add(wish("t" + j, "quiet", i * TAGS_PER_STREAM + j));
            }
            say(new StreamKey("quiet", "s" + i), List.of(), wishes);
        }
        await().atMost(PATIENCE)
                .until(() -> count("select count(*) from scheduled_tag where stream like 'quiet/%'") == upstreams);
        cycle("first look at " + upstreams + " upstream tags");
        registry.forgetRequests();

        double seconds = cycle(upstreams + " upstream tags, nothing has changed");

        System.out.printf("BENCHMARK looks per second: %.0f%n", requests("HEAD", "/quiet/") / seconds);
        change("delete from scheduled_tag where stream like 'quiet/%'");
    }

    @Test
    void aRepositoryOfFiftyTags() throws Exception {
        push("fifty", 50);
        // The client of this test takes seconds to begin with.
        importRepository("first", "absent", 0);
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            importRepository("fifty-" + i, "fifty", 50);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        System.out.printf("BENCHMARK a repository of 50 tags, five times in a row, in ms: %s%n", millis);
    }

    private static void importRepository(String stream, String repository, int resolved) {
        given().auth()
                .preemptive()
                .basic("internal", "internal")
                .contentType(ContentType.JSON)
                .body(
                        """
                        {"stream":"team/%s","by":{"actor":"ann","cause":"import"},"publish":true,
                         "images":[],"repository":{"from":"%s/%s",
                         "importPolicy":{"insecure":true,"scheduled":false,"importMode":"Legacy"}}}"""
                                .formatted(stream, registry.address(), repository))
                .post("/internal/v1/imports")
                .then()
                .statusCode(200)
                .body("repository.results.findAll{it.result.outcome == 'resolved'}", Matchers.hasSize(resolved));
    }

    /** Everybody is due now. @return seconds until everybody has been served */
    private double cycle(String what) throws Exception {
        long start = System.nanoTime();
        change("update upstream set due_at = now(), looks_owed = 1");
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        count("select count(*) from upstream where looks_owed > 0 or leased_until is not null") == 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("BENCHMARK cycle (%s): %.1f s%n", what, seconds);
        return seconds;
    }

    private void importAll(String namespace, int images, List<StreamKey> streams) throws Exception {
        for (int i = 0; i < images; i++) {
            StreamKey key = new StreamKey(namespace, "s" + i);
            streams.add(key);
            say(key, List.of(wish("a", "imports", i)), List.of());
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> streams.stream()
                .noneMatch(key -> wire.answersAbout(key).isEmpty()));
    }

    private void scheduleStream(StreamKey key, int number) throws Exception {
        List<TagImport> wishes = IntStream.range(0, TAGS_PER_STREAM)
                .mapToObj(tag -> wish("t" + tag, "cycle", (number * TAGS_PER_STREAM + tag) % IMAGES))
                .toList();
        say(key, List.of(), wishes);
    }

    private void say(StreamKey key, List<TagImport> imports, List<TagImport> schedule) throws Exception {
        wire.say(
                UUID.randomUUID(),
                new ImportRequested(key, UUID.randomUUID(), VERSIONS.incrementAndGet(), ANN, imports, schedule));
    }

    private static TagImport wish(String tag, String repository, int image) {
        return new TagImport(
                new StreamTag(tag),
                null,
                registry.address() + '/' + repository + ":t" + image,
                new ImportPolicy(true, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null);
    }

    private static void push(String repository, int images) throws Exception {
        for (int i = 0; i < images; i++) {
            pusher.push(SampleImage.version(repository + i), repository, "t" + i);
        }
    }

    private static long requests(String method, String path) {
        return registry.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().contains(path))
                .count();
    }

    private static double perSecond(int done, long since) {
        return done / ((System.nanoTime() - since) / 1e9);
    }

    private static void inspect(String image) throws InterruptedException {
        try {
            Process skopeo = new ProcessBuilder(
                            "skopeo", "inspect", "--tls-verify=false", "docker://" + registry.address() + '/' + image)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(skopeo.waitFor()).isZero();
        } catch (IOException e) {
            Assumptions.abort("skopeo is not installed");
        }
    }

    /** A machine of its own, a registry that is ours, and nothing that comes due by itself. */
    public static class Unpaced implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imagestreams.import.schedule.interval", "PT2H",
                    "imagestreams.registry.requests-per-second", "-1");
        }
    }
}
