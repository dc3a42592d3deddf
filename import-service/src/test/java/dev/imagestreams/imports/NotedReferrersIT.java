package dev.imagestreams.imports;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.imports.secret.Secrets;
import dev.imagestreams.model.api.Referrer;
import dev.imagestreams.model.api.SecretDraft;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.common.mapper.TypeRef;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What refers to imported images is noted beside the import, whatever the registry does about it. */
@QuarkusTest
@TestProfile(NotedReferrersIT.Noting.class)
class NotedReferrersIT extends ImportTestBed {

    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private final HttpClient http = HttpClient.newHttpClient();

    @Inject
    Secrets secrets;

    @Test
    void notesWhatARegistryListsOfAnImportedImage() throws Exception {
        SampleImage image = SampleImage.version("listed");
        Digest subject = pusher.push(image, "app", "listed");
        Digest signature = refer(registry, image, subject, "application/vnd.cncf.notary.signature", "");
        Digest sbom = refer(registry, image, subject, "application/spdx+json", "");
        Digest tagged = refer(registry, image, digestOf("another"), "application/vnd.x", tag(subject) + ".att");

        wire.say(UUID.randomUUID(), request(List.of(source("listed", 1)), List.of()));

        awaitNoted(subject, 3);
        assertThat(noted(subject))
                .extracting(Referrer::digest, Referrer::kind)
                .containsExactlyInAnyOrder(
                        tuple(signature, Referrer.Kind.SIGNATURE),
                        tuple(sbom, Referrer.Kind.SBOM),
                        tuple(tagged, Referrer.Kind.ATTESTATION));
        assertThat(noted(subject))
                .filteredOn(referrer -> referrer.digest().equals(sbom))
                .singleElement()
                .satisfies(referrer -> {
                    assertThat(referrer.artifactType()).isEqualTo("application/spdx+json");
                    assertThat(referrer.annotations())
                            .containsExactly(Map.entry("org.opencontainers.image.created", "2026-01-01T00:00:00Z"));
                });
    }

    @Test
    void looksAgainWhenAnImageIsImportedAgainAndKeepsWhatIsNoted() throws Exception {
        SampleImage image = SampleImage.version("again");
        Digest subject = pusher.push(image, "app", "again");
        refer(registry, image, subject, "application/spdx+json", "");
        wire.say(UUID.randomUUID(), request(List.of(source("again", 1)), List.of()));
        awaitNoted(subject, 1);
        Referrer first = noted(subject).get(0);
        Digest later = refer(registry, image, subject, "application/vnd.in-toto+json", "");

        importNow("again");

        awaitNoted(subject, 2);
        assertThat(noted(subject)).contains(first).extracting(Referrer::digest).contains(later);
    }

    @Test
    void notesOfAChosenImageAndOfTheListItIsChosenFrom() throws Exception {
        SampleIndex index = SampleIndex.make(
                SampleImage.Format.OCI, "many", Platform.of("linux", "amd64"), Platform.of("linux", "arm64"));
        Digest list = pusher.push(index, "app", "many");
        SampleImage chosen = index.images().get(0);
        refer(registry, chosen, list, "application/vnd.cncf.notary.signature", "");
        refer(registry, chosen, chosen.digest(), "application/spdx+json", "");

        wire.say(UUID.randomUUID(), request(List.of(source("many", 1)), List.of()));

        awaitNoted(list, 1);
        awaitNoted(chosen.digest(), 1);
    }

    @Test
    void notesOfWhatTheScheduleFinds() throws Exception {
        pusher.push(SampleImage.version("before"), "app", "moving");
        wire.say(UUID.randomUUID(), request(List.of(), List.of(source("moving", 1))));
        onlyAnswer();
        SampleImage image = SampleImage.version("after");
        pusher.push(image, "app", "unfollowed");
        refer(registry, image, image.digest(), "application/spdx+json", "");

        pusher.push(image, "app", "moving");

        awaitNoted(image.digest(), 1);
        change("delete from scheduled_tag where stream = ?", stream.toString());
    }

    @Test
    void readsTheFallbackTagOfARegistryWithoutLists() throws Exception {
        SampleImage image = SampleImage.version("fallback");
        Digest subject = pusher.push(image, "app", "fallback");
        Digest sbom = refer(registry, image, subject, "application/spdx+json", "");
        String index =
                "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"manifests\":[{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":9,\"artifactType\":\"application/spdx+json\"}]}"
                        .formatted(INDEX, MANIFEST, sbom);
        put(registry, tag(subject), INDEX, index);
        registry.misbehave(
                (request, real) -> request.path().contains("/referrers/") ? RegistryAnswer.of(404) : real.get());

        wire.say(UUID.randomUUID(), request(List.of(source("fallback", 1)), List.of()));

        awaitNoted(subject, 1);
        assertThat(noted(subject).get(0).kind()).isEqualTo(Referrer.Kind.SBOM);
    }

    @Test
    void neitherFailsNorDelaysAnImportWhenListsDoNotAnswer() throws Exception {
        SampleImage image = SampleImage.version("slow");
        Digest subject = pusher.push(image, "app", "slow");
        refer(registry, image, subject, "application/spdx+json", "");
        AtomicInteger refused = new AtomicInteger();
        // Each look is three requests, as each request is repeated.
        registry.misbehave((request, real) -> request.path().contains("/referrers/") && refused.incrementAndGet() <= 4
                ? RegistryAnswer.of(503)
                : real.get());

        wire.say(UUID.randomUUID(), request(List.of(source("slow", 1)), List.of()));

        assertThat(digest(onlyAnswer(), 0)).isEqualTo(subject);
        awaitNoted(subject, 1);
        assertThat(refused).hasValueGreaterThan(4);
    }

    @Test
    void givesUpSometime() throws Exception {
        Digest subject = pusher.push(SampleImage.version("broken"), "app", "broken");
        registry.misbehave(
                (request, real) -> request.path().contains("/referrers/") ? RegistryAnswer.of(503) : real.get());

        wire.say(UUID.randomUUID(), request(List.of(source("broken", 1)), List.of()));
        onlyAnswer();

        await().atMost(Duration.ofSeconds(30)).until(() -> asked(subject) >= 9);
        awaitNoneWanted(subject);
        assertThat(noted(subject)).isEmpty();
        assertThat(asked(subject)).as("three attempts of three requests").isEqualTo(9);
    }

    @Test
    void doesNotBeginForEverWhatNeverEnds() throws Exception {
        Digest subject = digestOf("never ends");

        change(
                "insert into referrer_look (repository, digest, insecure, namespace, registry, due_at, attempts)"
                        + " values (?, ?, true, 'team', ?, now(), 3)",
                registry.address() + "/app",
                subject.toString(),
                registry.address());

        awaitNoneWanted(subject);
        assertThat(asked(subject)).isZero();
    }

    @Test
    void looksWithTheAccountOfTheNamespaceThatImported() throws Exception {
        Credentials account = new Credentials("ann", "secret-" + UUID.randomUUID());
        try (RegistryServer closed = RegistryServer.startProtected(account)) {
            keepAccount(closed.address(), account);
            SampleImage image = SampleImage.version("closed");
            Digest subject = new ImagePusher(closed.address(), account).push(image, "app", "closed");
            refer(closed, image, subject, "application/spdx+json", "", account.basic());
            TagImport source = new TagImport(
                    new StreamTag("closed"),
                    1L,
                    closed.address() + "/app:closed",
                    new ImportPolicy(true, false, ImportMode.LEGACY),
                    ReferencePolicy.SOURCE,
                    null);

            wire.say(UUID.randomUUID(), request(List.of(source), List.of()));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(noted(closed.address() + "/app", subject))
                            .hasSize(1));
        }
        secrets.delete(stream.namespace(), "pull", null, null, false);
    }

    @Test
    void refusesQuestionsThatCannotBeRead() {
        for (String query : List.of("", "?repository=a/b", "?digest=" + digestOf("x"), "?repository=A%20b&digest=x")) {
            authorized().get("/internal/v1/referrers" + query).then().statusCode(400);
        }
        assertThat(noted("registry.example/nobody/knows", digestOf("x"))).isEmpty();
    }

    private void importNow(String tag) throws Exception {
        String command =
                "{\"stream\":\"%s\",\"uid\":\"%s\",\"by\":{\"actor\":\"ann\",\"cause\":\"import\"},\"publish\":true,\"images\":[%s]}"
                        .formatted(stream, uid, json(source(tag, 2)));
        authorized().body(command).post("/internal/v1/imports").then().statusCode(200);
    }

    private void awaitNoted(Digest subject, int count) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(noted(subject)).hasSize(count));
        awaitNoneWanted(subject);
    }

    private void awaitNoneWanted(Digest subject) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> count("select count(*) from referrer_look where digest = '" + subject + "'") == 0);
    }

    private long asked(Digest subject) {
        return registry.requests().stream()
                .filter(request -> request.path().endsWith("/referrers/" + subject))
                .count();
    }

    private static List<Referrer> noted(Digest subject) {
        return noted(registry.address() + "/app", subject);
    }

    private static List<Referrer> noted(String repository, Digest subject) {
        return authorized()
                .queryParam("repository", repository)
                .queryParam("digest", subject.toString())
                .get("/internal/v1/referrers")
                .then()
                .statusCode(200)
                .extract()
                .as(new TypeRef<>() {});
    }

    private static RequestSpecification authorized() {
        return given().auth().preemptive().basic("internal", "internal").contentType(ContentType.JSON);
    }

    private static Digest digestOf(String content) {
        return Digest.sha256(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String tag(Digest subject) {
        return subject.toString().replace(':', '-');
    }

    private Digest refer(RegistryServer where, SampleImage image, Digest subject, String type, String tag)
            throws Exception {
        return refer(where, image, subject, type, tag, "");
    }

    /** Pushes a manifest that says what it refers to; its content is some blob that is there. */
    private Digest refer(
            RegistryServer where, SampleImage image, Digest subject, String type, String tag, String authorization)
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

    private void put(RegistryServer where, String reference, String mediaType, String manifest) throws Exception {
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

    private void keepAccount(String address, Credentials account) {
        String auth = Base64.getEncoder()
                .encodeToString((account.user() + ':' + account.password()).getBytes(StandardCharsets.UTF_8));
        String config = "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(address, auth);
        secrets.create(
                stream.namespace(),
                new SecretDraft(
                        null,
                        null,
                        "pull",
                        Map.of(),
                        Map.of(),
                        null,
                        "kubernetes.io/dockerconfigjson",
                        false,
                        Map.of(
                                ".dockerconfigjson",
                                Base64.getEncoder().encodeToString(config.getBytes(StandardCharsets.UTF_8)))),
                false);
    }

    /** Noted at once, and given up soon. */
    public static class Noting implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "imagestreams.import.referrers.enabled", "true",
                    "imagestreams.import.referrers.delay", "PT0S",
                    "imagestreams.import.referrers.interval", "PT0.1S",
                    "imagestreams.import.referrers.attempts", "3",
                    "imagestreams.import.referrers.backoff", "PT0.1S");
        }
    }
}
