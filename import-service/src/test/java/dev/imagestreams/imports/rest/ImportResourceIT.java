package dev.imagestreams.imports.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The internal API, as the gateway uses it. */
@QuarkusTest
class ImportResourceIT {

    private static RegistryServer registry;
    private static Digest digest;

    @BeforeAll
    static void start() throws Exception {
        registry = RegistryServer.start();
        digest = new ImagePusher(registry.address()).push(SampleImage.version("1"), "app", "1");
    }

    @AfterAll
    static void stop() throws Exception {
        registry.close();
    }

    @Test
    void looksWithoutPublishing() {
        authorized()
                .body(command(false, source("1")))
                .post("/internal/v1/imports")
                .then()
                .statusCode(200)
                .body("event", nullValue())
                .body("results", hasSize(1))
                .body("results[0].result.outcome", equalTo("resolved"))
                .body("results[0].result.image.digest", equalTo(digest.toString()))
                .body("results[0].result.image.config.config.exposedPorts", equalTo(List.of("8080/tcp")));
    }

    @Test
    void publishesAndNamesTheEvent() {
        authorized()
                .body(command(true, source("1") + "," + source("nope")))
                .post("/internal/v1/imports")
                .then()
                .statusCode(200)
                .body("event", not(nullValue()))
                .body("results[0].result.outcome", equalTo("resolved"))
                .body("results[1].result.outcome", equalTo("failed"))
                .body("results[1].result.code", equalTo("NOT_FOUND"));
    }

    @Test
    void publishesNothingOfAnImageThatIsMeantForNoTag() {
        authorized()
                .body(command(true, source("1").replace("\"tag\":\"1\",", "").replace("/app:1", "/app@" + digest)))
                .post("/internal/v1/imports")
                .then()
                .statusCode(200)
                .body("event", nullValue())
                .body("results[0].result.image.digest", equalTo(digest.toString()));
    }

    @Test
    void asksOnceForWhatSeveralTagsWant() {
        registry.forgetRequests();

        authorized()
                .body(command(false, source("1") + "," + source("1").replace("\"tag\":\"1\"", "\"tag\":\"2\"")))
                .post("/internal/v1/imports")
                .then()
                .statusCode(200)
                .body("results.source.tag", equalTo(List.of("1", "2")))
                .body("results.result.image.digest", equalTo(List.of(digest.toString(), digest.toString())));

        assertThat(registry.requests())
                .filteredOn(request -> request.isForManifest())
                .hasSize(1);
    }

    @Test
    void answersWithinItsLimitWhenARegistryDoesNot() {
        registry.misbehave((request, real) ->
                request.path().endsWith("/manifests/slow") ? real.get().delayed(Duration.ofSeconds(30)) : real.get());
        Instant asked = Instant.now();

        authorized()
                .body(command(false, source("slow") + "," + source("1")))
                .post("/internal/v1/imports")
                .then()
                .statusCode(200)
                .body("results[0].result.code", equalTo("TIMEOUT"))
                .body("results[1].result.outcome", equalTo("resolved"));

        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    {                                                       | 400 | BAD_REQUEST
                    null                                                    | 400 | BAD_REQUEST
                    []                                                      | 400 | BAD_REQUEST
                    {}                                                      | 400 | BAD_REQUEST
                    {"stream":"Team/app","by":{"actor":"a","cause":"tag"},"images":[]}   | 422 | INVALID
                    {"stream":"team/app","by":{"actor":"a","cause":"tag"},"images":[{}]} | 400 | BAD_REQUEST
                    {"stream":"team/app","by":{"actor":"a","cause":"tag"},"images":[{"from":"\\u0000"}]} | 400 | BAD_REQUEST
                    {"stream":"team/app","by":{"actor":"a","cause":"tag"},"images":[{"from":"a","tag":"b/c"}]} | 400 | BAD_REQUEST
                    """)
    void answersAnUnreadableCommandWithAProblem(String body, int status, String code) {
        authorized()
                .body(body)
                .post("/internal/v1/imports")
                .then()
                .statusCode(status)
                .contentType(ContentType.JSON)
                .body("code", equalTo(code))
                .body("message", not(containsString("Exception")));
    }

    @Test
    void answersAnotherMediaTypeWithAProblem() {
        given().auth()
                .preemptive()
                .basic("internal", "internal")
                .contentType("text/plain")
                .body("hello")
                .post("/internal/v1/imports")
                .then()
                .statusCode(415)
                .body("code", equalTo("BAD_REQUEST"));
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        given().contentType(ContentType.JSON)
                .body(command(false, source("1")))
                .post("/internal/v1/imports")
                .then()
                .statusCode(401);
        given().auth()
                .preemptive()
                .basic("internal", "wrong")
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/internal/v1/imports")
                .then()
                .statusCode(401);
    }

    @Test
    void isReadyAndMeasures() {
        looksWithoutPublishing();

        given().get("/q/health/ready").then().statusCode(200).body("status", equalTo("UP"));
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("imagestreams_imports_seconds_count{outcome=\"resolved\""))
                .body(containsString("imagestreams_registry_requests_seconds_count{method=\"GET\""));
    }

    private static RequestSpecification authorized() {
        return given().auth().preemptive().basic("internal", "internal").contentType(ContentType.JSON);
    }

    private static String command(boolean publish, String sources) {
        return """
                {"stream":"team/app","by":{"actor":"ann","cause":"import"},"publish":%s,"images":[%s]}"""
                .formatted(publish, sources);
    }

    private static String source(String tag) {
        return """
                {"tag":"%s","from":"%s/app:%s","importPolicy":{"insecure":true,"scheduled":false,"importMode":"Legacy"}}"""
                .formatted(tag, registry.address(), tag);
    }
}
