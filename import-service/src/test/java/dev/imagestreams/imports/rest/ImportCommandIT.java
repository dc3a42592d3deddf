package dev.imagestreams.imports.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleImage.Format;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whole repositories, manifests themselves, and the accounts of a namespace's secrets, as the gateway asks for them. */
@QuarkusTest
class ImportCommandIT {

    private static final Credentials BOB = new Credentials("bob", "hunter2");

    private static RegistryServer registry;
    private static RegistryServer guarded;

    private final String namespace = "ns-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        registry = RegistryServer.start();
        guarded = RegistryServer.startProtected(BOB);
        new ImagePusher(guarded.address(), BOB).push(SampleImage.version("1"), "secret/app", "1");
    }

    @AfterAll
    static void stop() throws Exception {
        registry.close();
        guarded.close();
    }

    @Test
    void importsAWholeRepositoryUpToTheLimit() throws Exception {
        ImagePusher pusher = new ImagePusher(registry.address());
        for (int i = 0; i < 53; i++) {
            pusher.push(SampleImage.version("1"), "many", "t%02d".formatted(i));
        }
        pusher.push(SampleImage.version("1"), "many", "latest");

        ask("\"images\":[],\"repository\":%s".formatted(source(registry, "many")))
                .statusCode(200)
                .body("repository.failure", nullValue())
                .body("repository.results", hasSize(50))
                .body("repository.results[0].source.tag", equalTo("latest"))
                .body("repository.results[0].source.from", equalTo(registry.address() + "/many:latest"))
                .body("repository.results.findAll{it.result.outcome == 'resolved'}", hasSize(50))
                .body("repository.additionalTags", contains("t49", "t50", "t51", "t52"));
    }

    @Test
    void saysWhyARepositoryCannotBeListed() {
        ask("\"images\":[],\"repository\":" + source(registry, "a:tagged"))
                .statusCode(200)
                .body("repository.failure.code", equalTo("INVALID"))
                .body("repository.results", hasSize(0));

        registry.misbehave((request, real) -> request.path().equals("/v2/gone/tags/list")
                ? RegistryAnswer.error(404, "NAME_UNKNOWN", "repository name not known to registry")
                : real.get());
        ask("\"images\":[],\"repository\":" + source(registry, "gone"))
                .statusCode(200)
                .body("repository.failure.code", equalTo("NOT_FOUND"));
    }

    @Test
    void showsTheManifestsThemselvesWhenAsked() throws Exception {
        SampleIndex index =
                SampleIndex.make(Format.OCI, "7", Platform.of("linux", "amd64"), Platform.of("linux", "arm64"));
        Digest list = new ImagePusher(registry.address()).push(index, "multi", "1");
        String image = source(registry, "multi:1").replace("Legacy", "PreserveOriginal");

        JsonPath answer = ask("\"images\":[%s],\"manifests\":true".formatted(image))
                .statusCode(200)
                .extract()
                .jsonPath();

        Map<String, Map<String, String>> manifests = answer.getMap("manifests");
        assertThat(manifests).hasSize(3);
        assertThat(manifests.get(list.toString()))
                .containsExactlyEntriesOf(
                        Map.of("manifest", text(index.manifest().bytes())));
        SampleImage child = index.images().get(0);
        assertThat(manifests.get(child.digest().toString()))
                .containsEntry("manifest", text(child.manifest().bytes()))
                .containsEntry("configuration", text(child.config()));
        ask("\"images\":[%s]".formatted(image)).body("manifests", equalTo(Map.of()));
    }

    @Test
    void usesTheSecretsOfTheNamespaceAndNoticesTheirChanges() {
        String image = "\"images\":[" + source(guarded, "secret/app:1") + "]";
        ask(image)
                .body("results[0].result.code", equalTo("UNAUTHORIZED"))
                .body(
                        "results[0].result.message",
                        equalTo("you may not have access to the container image \"%s/secret/app:1\""
                                .formatted(guarded.address())));

        keep("POST", "", "bob", "hunter2");
        ask(image).body("results[0].result.outcome", equalTo("resolved"));

        keep("PUT", "/pull", "bob", "wrong");
        ask(image).body("results[0].result.code", equalTo("UNAUTHORIZED"));

        keep("PUT", "/pull", "bob", "hunter2");
        ask(image).body("results[0].result.outcome", equalTo("resolved"));

        authorized()
                .delete("/internal/v1/namespaces/" + namespace + "/secrets/pull")
                .then()
                .statusCode(200);
        ask(image).body("results[0].result.code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void doesNotLendASecretToAnotherNamespace() {
        keep("POST", "", "bob", "hunter2");
        String image = "\"images\":[" + source(guarded, "secret/app:1") + "]";
        ask(image).body("results[0].result.outcome", equalTo("resolved"));

        ask("other-" + namespace, image).body("results[0].result.code", equalTo("UNAUTHORIZED"));
    }

    @Test
    void doesWithoutASecretThatIsWrongWhereNoneIsNeeded() throws Exception {
        try (RegistryServer open = RegistryServer.start()) {
            new ImagePusher(open.address()).push(SampleImage.version("1"), "app", "1");
            // As a registry does whose token service refuses the account and lets everybody else in.
            open.misbehave((request, real) -> request.header("authorization")
                            .orElse("")
                            .startsWith("Basic")
                    ? RegistryAnswer.of(401).withHeader("WWW-Authenticate", bearer(open))
                    : request.path().equals("/token")
                            ? RegistryAnswer.of(
                                    200, "application/json", "{\"token\":\"t\"}".getBytes(StandardCharsets.UTF_8))
                            : request.header("authorization").isEmpty()
                                    ? RegistryAnswer.of(401).withHeader("WWW-Authenticate", bearer(open))
                                    : real.get());
            keep("POST", "", open.address(), "bob", "wrong");

            ask("\"images\":[" + source(open, "app:1") + "]").body("results[0].result.outcome", equalTo("resolved"));
        }
    }

    private static String bearer(RegistryServer server) {
        return "Bearer realm=\"http://" + server.address() + "/token\",service=\"r\"";
    }

    private void keep(String method, String path, String user, String password) {
        keep(method, path, guarded.address(), user, password);
    }

    private void keep(String method, String path, String place, String user, String password) {
        String config =
                "{\"auths\":{\"%s\":{\"username\":\"%s\",\"password\":\"%s\"}}}".formatted(place, user, password);
        String data = Base64.getEncoder().encodeToString(config.getBytes(StandardCharsets.UTF_8));
        int status = authorized()
                .body(
                        """
                        {"name":"pull","type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"%s"}}"""
                                .formatted(data))
                .request(method, "/internal/v1/namespaces/" + namespace + "/secrets" + path)
                .statusCode();
        assertThat(status).isIn(200, 201);
    }

    private ValidatableResponse ask(String what) {
        return ask(namespace, what);
    }

    private static ValidatableResponse ask(String namespace, String what) {
        return authorized()
                .body("{\"stream\":\"%s/app\",\"by\":{\"actor\":\"ann\",\"cause\":\"import\"},\"publish\":false,%s}"
                        .formatted(namespace, what))
                .post("/internal/v1/imports")
                .then();
    }

    private static String source(RegistryServer server, String image) {
        return """
                {"from":"%s/%s","importPolicy":{"insecure":true,"scheduled":false,"importMode":"Legacy"}}"""
                .formatted(server.address(), image);
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static RequestSpecification authorized() {
        return given().auth().preemptive().basic("internal", "internal").contentType(ContentType.JSON);
    }
}
