package dev.imagestreams.gateway.hook;

import static dev.imagestreams.gateway.testing.Api.by;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.imagestreams.gateway.testing.RunningServices;
import dev.imagestreams.gateway.testing.Users;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address that senders are given, with the real services behind it. */
@QuarkusTest
@QuarkusTestResource(Users.class)
@QuarkusTestResource(RunningServices.class)
@TestProfile(HookIT.Sources.class)
class HookIT {

    @Inject
    HeardStore heard;

    private static final String SECRET = "only the sender and we know";
    private static final String PUSH =
            "{\"events\":[{\"action\":\"push\",\"target\":{\"repository\":\"team/app\",\"tag\":\"1.4\"}}]}";

    @ParameterizedTest
    @ValueSource(strings = {SECRET, "Bearer " + SECRET})
    void takesWhatProvesItself(String authorization) {
        given().header("Authorization", authorization)
                .contentType("application/vnd.docker.distribution.events.v2+json")
                .body(PUSH)
                .post("/hooks/v1/cncf")
                .then()
                .statusCode(202)
                .body(equalTo(""));
    }

    @Test
    void takesTheSecretInTheAddressOfSendersThatCanSendItNowhereElse() {
        String body = "{\"push_data\":{\"tag\":\"1\"},\"repository\":{\"repo_name\":\"team/app\"}}";

        given().body(body).post("/hooks/v1/hub/{secret}", SECRET).then().statusCode(202);
        status(given().body(body).post("/hooks/v1/hub/guessed").then(), 401, "Unauthorized");
    }

    @Test
    void takesSignedBodies() throws Exception {
        String body = "{\"zen\":\"Keep it logically awesome.\"}";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));

        given().header("X-GitHub-Event", "ping")
                .header("X-Hub-Signature-256", signature)
                .body(body)
                .post("/hooks/v1/github")
                .then()
                .statusCode(202);
        status(
                given().header("X-GitHub-Event", "ping")
                        .header("X-Hub-Signature-256", signature)
                        .body(body + ' ')
                        .post("/hooks/v1/github")
                        .then(),
                401,
                "Unauthorized");
    }

    @Test
    void operatorsSeeWhetherSourcesSpeakAndNothingOfTheirSecrets() {
        given().header("Authorization", SECRET)
                .body(PUSH)
                .post("/hooks/v1/cncf")
                .then()
                .statusCode(202);

        String listed = by(Users.ADMIN)
                .get("/apis/hooks.imagestreams.dev/v1/hooksources")
                .then()
                .statusCode(200)
                .body("kind", equalTo("HookSourceList"))
                .body("items.metadata.name", hasItems("acr", "cncf", "github", "hub"))
                .extract()
                .asString();
        by(Users.ADMIN)
                .get("/apis/hooks.imagestreams.dev/v1/hooksources/cncf")
                .then()
                .statusCode(200)
                .body("spec.sender", equalTo("distribution"))
                .body("status.lastHeard", notNullValue())
                .body("status.missedMoves", equalTo(0))
                .body("status.conditions[0].type", equalTo("Speaking"))
                .body("status.conditions[0].status", equalTo("True"));
        assertThat(listed).doesNotContain(SECRET);
        by(Users.ADMIN)
                .get("/apis/hooks.imagestreams.dev/v1/hooksources/none")
                .then()
                .statusCode(404);
        by(Users.ANNA).get("/apis/hooks.imagestreams.dev/v1/hooksources").then().statusCode(403);
    }

    @Test
    void replicasTellEachOtherWhatTheyHaveHeard() {
        Instant at = Instant.now().minusSeconds(120).truncatedTo(ChronoUnit.SECONDS);

        heard.note(Map.of("github", at, "nobody", at));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> by(Users.ADMIN)
                .get("/apis/hooks.imagestreams.dev/v1/hooksources/github")
                .then()
                .body("status.lastHeard", greaterThanOrEqualTo(at.toString())));
        given().header("Authorization", SECRET)
                .body(PUSH)
                .post("/hooks/v1/cncf")
                .then()
                .statusCode(202);
        await().atMost(Duration.ofSeconds(20)).until(() -> heard.all().containsKey("cncf"));
    }

    @Test
    void answersTheQuestionOfEventGridAndOfCloudEventSenders() {
        given().header("Authorization", SECRET)
                .body("[{\"eventType\":\"Microsoft.EventGrid.SubscriptionValidationEvent\","
                        + "\"data\":{\"validationCode\":\"0000-1111\"}}]")
                .post("/hooks/v1/acr")
                .then()
                .statusCode(200)
                .body("validationResponse", equalTo("0000-1111"));
        given().header("WebHook-Request-Origin", "eventemitter.example.com")
                .options("/hooks/v1/acr")
                .then()
                .statusCode(200)
                .header("WebHook-Allowed-Origin", "eventemitter.example.com");
        given().header("WebHook-Request-Origin", "eventemitter.example.com")
                .options("/hooks/v1/cncf")
                .then()
                .statusCode(405);
    }

    @ParameterizedTest
    @CsvSource({"/hooks/v1/nobody,404", "/hooks/v1/nobody/" + "x,404", "/hooks/v1/cncf,401"})
    void refusesWhomItDoesNotKnow(String path, int code) {
        given().header("Authorization", "another secret entirely")
                .body(PUSH)
                .post(path)
                .then()
                .statusCode(code)
                .body("kind", equalTo("Status"))
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "}", "[]3", "\"text\"", "{\"hello\":1}", "{\"events\":\"\u0000\"}"})
    void refusesWhatItCannotRead(String body) {
        status(authorized(body), 400, "BadRequest");
    }

    @Test
    void refusesWhatIsTooLarge() {
        status(authorized("\"" + "x".repeat(HookResource.LIMIT) + "\""), 413, "RequestEntityTooLarge");
    }

    @Test
    void isNoWayIntoTheApi() {
        given().header("Authorization", SECRET).get("/hooks/../api").then().statusCode(401);
        given().header("Authorization", SECRET).get("/hooks/v1/cncf").then().statusCode(405);
    }

    @Test
    void noticesSilence() {
        String silent = "imagestreams_gateway_hook_silent{source=\"quiet\"} 1.0";
        String speaks = "imagestreams_gateway_hook_silent{source=\"quiet\"} 0.0";
        await().untilAsserted(() -> metrics(containsString(silent)));

        given().header("Authorization", SECRET).body("{\"events\":[]}").post("/hooks/v1/quiet");

        metrics(containsString(speaks));
        metrics(not(containsString(SECRET)));
    }

    private static ValidatableResponse authorized(String body) {
        return given().header("Authorization", SECRET)
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/hooks/v1/cncf")
                .then();
    }

    private static void status(ValidatableResponse response, int code, String reason) {
        response.statusCode(code)
                .body("kind", equalTo("Status"))
                .body("reason", equalTo(reason))
                .body("message", not(containsString(SECRET)));
    }

    /** The page itself stays out of the log, however often it is asked for. */
    private static void metrics(Matcher<String> expected) {
        String page = by(Users.ADMIN)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        MatcherAssert.assertThat(page, expected);
    }

    /** Some sources, and one of which much is expected. */
    public static final class Sources implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.ofEntries(
                    source("cncf", "sender", "distribution"),
                    source("cncf", "registries", "registry.example:5000"),
                    source("cncf", "secret", SECRET),
                    source("hub", "sender", "docker-hub"),
                    source("hub", "registries", "docker.io"),
                    source("hub", "secret", SECRET),
                    source("github", "sender", "github"),
                    source("github", "registries", "ghcr.io"),
                    source("github", "secret", "the secret of yesterday"),
                    source("github", "other-secret", SECRET),
                    source("acr", "sender", "acr"),
                    source("acr", "registries", "acme.azurecr.io"),
                    source("acr", "secret", SECRET),
                    source("quiet", "sender", "distribution"),
                    source("quiet", "registries", "quiet.example"),
                    source("quiet", "secret", SECRET),
                    source("quiet", "expected-silence", "PT3S"));
        }

        private static Map.Entry<String, String> source(String name, String key, String value) {
            return Map.entry("imagestreams.hook.sources." + name + '.' + key, value);
        }
    }
}
