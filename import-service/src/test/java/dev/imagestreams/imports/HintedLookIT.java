package dev.imagestreams.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.Announcement;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scheduled tags whose own time is an hour away: whatever is looked at here, a hint has asked for it. */
@QuarkusTest
@TestProfile(HintedLookIT.SeldomByItself.class)
class HintedLookIT extends ImportTestBed {

    private static final Duration SPACING = Duration.ofSeconds(1);

    @Test
    void looksAtTheFollowersOfTheTagAndAtNobodyElse() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "pushed");
        pusher.push(SampleImage.version("1"), "app", "quiet");
        wire.say(UUID.randomUUID(), request(List.of(), List.of(source("pushed", 1), source("quiet", 1))));
        awaitSchedule(2);
        registry.forgetRequests();

        hint("app", "\"tag\":\"pushed\"").body("due", Matchers.equalTo(1));

        assertThat(digest(onlyAnswer(), 0)).isEqualTo(digest);
        assertThat(looks("quiet", "HEAD") + looks("quiet", "GET")).isZero();
    }

    @Test
    void findsTheFollowersOfADigestThatIsGone() throws Exception {
        Digest digest = pusher.push(SampleImage.version("gone"), "app", "held");
        follow("held");
        registry.misbehave(
                (request, real) -> request.path().endsWith("/manifests/held") ? RegistryAnswer.of(404) : real.get());

        hint("app", "\"digest\":\"" + digest + "\"").body("due", Matchers.equalTo(1));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        assertThat(failure(wire.answersAbout(stream).get(1), 0).message()).contains("not found");
    }

    @Test
    void hundredsOfHintsCostALookPerSpacing() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "flooded");
        follow("flooded");
        registry.forgetRequests();
        Instant begin = Instant.now();

        for (int i = 0; i < 300; i++) {
            hint("app", "\"tag\":\"flooded\"");
        }

        Thread.sleep(SPACING.multipliedBy(2).toMillis());
        long spacings = Duration.between(begin, Instant.now()).dividedBy(SPACING);
        assertThat(looks("flooded", "HEAD")).isBetween(1L, spacings + 1);
    }

    @Test
    void looksAgainWhenTheHintCameDuringALook() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "racing");
        follow("racing");
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch pushed = new CountDownLatch(1);
        registry.misbehave((request, real) -> {
            RegistryAnswer before = real.get();
            if (request.method().equals("HEAD") && request.path().endsWith("/manifests/racing")) {
                looked.countDown();
                awaitQuietly(pushed);
            }
            return before;
        });
        hint("app", "\"tag\":\"racing\"");
        assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();

        Digest second = pusher.push(SampleImage.version("2"), "app", "racing");
        hint("app", "\"tag\":\"racing\"");
        pushed.countDown();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        assertThat(digest(wire.answersAbout(stream).get(1), 0)).isEqualTo(second);
    }

    /** CNCF Distribution tells of a manifest before it has written the tag. */
    @Test
    void looksASecondTimeBecauseTheTagMayMoveAfterTheHint() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "late");
        follow("late");
        await().until(() ->
                count("select count(*) from upstream where looks_owed > 0 or leased_until is not null") == 0);
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch pushed = new CountDownLatch(1);
        registry.misbehave((request, real) -> {
            if (!request.method().equals("HEAD") || !request.path().endsWith("/manifests/late")) {
                return real.get();
            }
            if (looked.getCount() == 0) {
                // The second look, which may come before the test has pushed.
                awaitQuietly(pushed);
            }
            RegistryAnswer answer = real.get();
            looked.countDown();
            return answer;
        });
        hint("app", "\"tag\":\"late\"");
        assertThat(looked.await(20, TimeUnit.SECONDS)).isTrue();

        Digest second = pusher.push(SampleImage.version("2"), "app", "late");
        pushed.countDown();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        assertThat(digest(wire.answersAbout(stream).get(1), 0)).isEqualTo(second);
    }

    @Test
    void tellsWhoHadSaidSoLast() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "announced");
        follow("announced");
        pusher.push(SampleImage.version("2"), "app", "announced");

        // In one request, so that no look comes between them however slow the machine is.
        String said = "{\"repository\":\"%s/app\",\"tag\":\"announced\",\"kind\":\"push\","
                + "\"by\":{\"source\":\"harbor\",\"actor\":\"%s\"}}";
        authorized('['
                        + said.formatted(registry.address(), "mallory")
                        + ','
                        + said.formatted(registry.address(), "robot$ci\\u0007")
                        + ']')
                .statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(wire.answersAbout(stream)).hasSize(2));
        assertThat(wire.answersAbout(stream).get(0).event().by().announced()).isNull();
        assertThat(wire.answersAbout(stream).get(1).event().by())
                .isEqualTo(new Attribution("system:image-import", Cause.SCHEDULE)
                        .announced(new Announcement("harbor", "robot$ci")));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> count("select count(*) from upstream where announced is not null and upstream like '"
                                + registry.address() + "/app:announced%'")
                        == 0);
    }

    @Test
    void aHintOfWhatNobodyFollowsLeadsToNothing() {
        hint("app", "\"tag\":\"" + UUID.randomUUID() + '"').body("due", Matchers.equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[null]",
                "[{\"kind\":\"push\"}]",
                "[{\"repository\":\"r/app\",\"kind\":\"push\"}]",
                "[{\"repository\":\"r/APP\",\"tag\":\"1\",\"kind\":\"push\"}]",
                "[{\"repository\":\"r/app\",\"tag\":\"1\",\"kind\":\"poke\"}]"
            })
    void refusesWhatIsNoListOfHints(String body) {
        authorized(body).statusCode(400);
    }

    private void follow(String tag) throws Exception {
        wire.say(UUID.randomUUID(), request(List.of(), List.of(source(tag, 1))));
        awaitSchedule(1);
        hint("app", "\"tag\":\"" + tag + '"');
        onlyAnswer();
        await().until(() ->
                count("select count(*) from upstream where leased_until is not null and upstream like '%:" + tag + "%'")
                        == 0);
    }

    private void awaitSchedule(int tags) {
        await().atMost(Duration.ofSeconds(20)).until(() -> scheduled().size() == tags);
    }

    private static ValidatableResponse hint(String repository, String what) {
        return authorized("[{\"repository\":\"%s/%s\",%s,\"kind\":\"push\"}]"
                        .formatted(registry.address(), repository, what))
                .statusCode(200);
    }

    private static ValidatableResponse authorized(String body) {
        return given().auth()
                .preemptive()
                .basic("internal", "internal")
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/v1/hints")
                .then();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Cadence of a production system, and more. */
    public static class SeldomByItself implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imagestreams.import.schedule.interval",
                    "PT1H",
                    "imagestreams.import.schedule.hint-spacing",
                    SPACING.toString());
        }
    }
}
