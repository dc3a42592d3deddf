package dev.imagestreams.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.image.Digest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.common.mapper.TypeRef;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Pushes what refers to images, and asks what was noted. */
abstract class ReferrerTestBed extends ImportTestBed {

    static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final HttpClient http = HttpClient.newHttpClient();

    void importNow(String tag) throws Exception {
        String command =
                "{\"stream\":\"%s\",\"uid\":\"%s\",\"by\":{\"actor\":\"ann\",\"cause\":\"import\"},\"publish\":true,\"images\":[%s]}"
                        .formatted(stream, uid, json(source(tag, 2)));
        authorized().body(command).post("/internal/v1/imports").then().statusCode(200);
    }

    void awaitNoted(Digest subject, int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(noted(subject)).hasSize(count));
        awaitNoneWanted(subject);
    }

    void awaitNoneWanted(Digest subject) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        count("select count(*) from referrer_look where digest = '" + subject + "' and looks_done = 0")
                                == 0);
    }

    long asked(Digest subject) {
        return registry.requests().stream()
                .filter(request -> request.path().endsWith("/referrers/" + subject))
                .count();
    }

    static List<Referrer> noted(Digest subject) {
        return noted(registry.address() + "/app", subject);
    }

    static List<Referrer> noted(String repository, Digest subject) {
        return authorized()
                .queryParam("repository", repository)
                .queryParam("digest", subject.toString())
                .get("/internal/v1/referrers")
                .then()
                .statusCode(200)
                .extract()
                .as(new TypeRef<>() {});
    }

    static RequestSpecification authorized() {
        return given().auth().preemptive().basic("internal", "internal").contentType(ContentType.JSON);
    }

    static Digest digestOf(String content) {
        return Digest.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    static String tag(Digest subject) {
        return subject.toString().replace(':', '-');
    }

    Digest refer(RegistryServer where, SampleImage image, Digest subject, String type, String tag) throws Exception {
        return refer(where, image, subject, type, tag, "");
    }

    /** Pushes a manifest that says what it refers to; its content is some blob that is there. */
    Digest refer(RegistryServer where, SampleImage image, Digest subject, String type, String tag, String authorization)
            throws Exception {
        String manifest =
                """
                {"schemaVersion":2,"mediaType":"%s","artifactType":"%s",
                 "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":2},"layers":[],
                 "subject":{"mediaType":"%s","digest":"%s","size":1},
                 "annotations":{"org.opencontainers.image.created":"2026-01-01T00:00:00Z","com.example.other":"x"}}"""
                        .formatted(MANIFEST, type, Digest.sha256(image.config()), MANIFEST, subject);
        Digest digest = digestOf(manifest);
        put(where, tag.isEmpty() ? digest.toString() : tag, MANIFEST, manifest, authorization);
        return digest;
    }

    void put(RegistryServer where, String reference, String mediaType, String manifest) throws Exception {
        put(where, reference, mediaType, manifest, "");
    }

    private void put(RegistryServer where, String reference, String mediaType, String manifest, String authorization)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://" + where.address() + "/v2/app/manifests/" + reference))
                .header("Content-Type", mediaType)
                .PUT(BodyPublishers.ofString(manifest));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        assertThat(http.send(request.build(), BodyHandlers.ofString()).statusCode())
                .isEqualTo(201);
    }

    /** Noted at once, and given up soon. */
    public static class Noting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imagestreams.import.referrers.enabled", "true",
                    "imagestreams.import.referrers.delay", "PT0S",
                    "imagestreams.import.referrers.spacing", "PT0S",
                    "imagestreams.import.referrers.interval", "PT0.1S",
                    "imagestreams.import.referrers.attempts", "3",
                    "imagestreams.import.referrers.backoff", "PT0.1S");
        }
    }
}
