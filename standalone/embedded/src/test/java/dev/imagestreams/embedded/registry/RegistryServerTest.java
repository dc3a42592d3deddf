package dev.imagestreams.embedded.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryServerTest {

    private static final Platform AMD64 = Platform.of("linux", "amd64");
    private static final Platform ARM64 = new Platform("linux", "arm64", "v8");

    private final HttpClient http = HttpClient.newHttpClient();
    private RegistryServer registry;
    private ImagePusher pusher;

    @BeforeEach
    void start() throws IOException {
        registry = RegistryServer.start();
        pusher = new ImagePusher(registry.address());
    }

    @AfterEach
    void stop() throws IOException {
        registry.close();
    }

    @Test
    void aPushedImageIsFoundByTagAndByDigestWithItsBytes() throws Exception {
        SampleImage image = SampleImage.version("1");

        Digest digest = pusher.push(image, "team/app", "prod");

        for (String reference : new String[] {"prod", digest.toString()}) {
            HttpResponse<byte[]> answer = get("/v2/team/app/manifests/" + reference);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(image.manifest().bytes());
            assertThat(answer.headers().firstValue("docker-content-digest")).contains(digest.toString());
            assertThat(answer.headers().firstValue("content-type"))
                    .contains(image.manifest().mediaType());
        }
        assertThat(get("/v2/team/app/blobs/" + Digest.sha256(image.config())).body())
                .isEqualTo(image.config());
    }

    @Test
    void headTellsTheLengthAndSendsNothing() throws Exception {
        SampleImage image = SampleImage.version("1");
        pusher.push(image, "app", "prod");

        HttpResponse<byte[]> answer = send(request("/v2/app/manifests/prod").method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("content-length"))
                .hasValue(image.manifest().bytes().length);
    }

    @Test
    void aTagMovesAndTheOldDigestStays() throws Exception {
        Digest first = pusher.push(SampleImage.version("1"), "app", "prod");

        Digest second = pusher.push(SampleImage.version("2"), "app", "prod");

        assertThat(second).isNotEqualTo(first);
        assertThat(get("/v2/app/manifests/prod").headers().firstValue("docker-content-digest"))
                .contains(second.toString());
        assertThat(get("/v2/app/manifests/" + first).statusCode()).isEqualTo(200);
    }

    @Test
    void anIndexLeadsToItsImages() throws Exception {
        SampleIndex index = SampleIndex.make(SampleImage.Format.DOCKER, "1", AMD64, ARM64);

        pusher.push(index, "app", "all");

        assertThat(get("/v2/app/manifests/all").headers().firstValue("content-type"))
                .contains("application/vnd.docker.distribution.manifest.list.v2+json");
        for (SampleImage image : index.images()) {
            assertThat(get("/v2/app/manifests/" + image.digest()).body())
                    .isEqualTo(image.manifest().bytes());
        }
    }

    @Test
    void whatRefersToAnImageIsListed() throws Exception {
        Digest image = pusher.push(SampleImage.version("1"), "app", "prod");
        String referrer = "{\"artifactType\":\"application/spdx+json\",\"subject\":{\"digest\":\"" + image + "\"}}";
        send(request("/v2/app/manifests/sbom")
                .header("Content-Type", "application/vnd.oci.image.manifest.v1+json")
                .PUT(BodyPublishers.ofString(referrer)));

        HttpResponse<byte[]> answer = get("/v2/app/referrers/" + image);

        assertThat(answer.headers().firstValue("content-type")).contains("application/vnd.oci.image.index.v1+json");
        assertThat(ModelJson.mapper().readTree(answer.body()).path("manifests"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.path("digest").asText())
                            .isEqualTo(Digest.sha256(bytes(referrer)).toString());
                    assertThat(entry.path("artifactType").asText()).isEqualTo("application/spdx+json");
                });
    }

    @Test
    void theSameInputMakesTheSameImage() {
        assertThat(SampleImage.version("1").digest())
                .isEqualTo(SampleImage.version("1").digest())
                .isNotEqualTo(SampleImage.version("2").digest());
    }

    @Test
    void aBlobThatIsNotWhatItsDigestSaysIsRefused() throws Exception {
        String digest = Digest.sha256(bytes("one thing")).toString();

        HttpResponse<byte[]> answer =
                send(request("/v2/app/blobs/uploads/?digest=" + digest).POST(BodyPublishers.ofString("another thing")));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("\"DIGEST_INVALID\"");
    }

    @Test
    void aBlobArrivesInChunks() throws Exception {
        String digest = Digest.sha256(bytes("first,second")).toString();
        String upload = location(send(request("/v2/app/blobs/uploads/").POST(BodyPublishers.noBody())));

        HttpResponse<byte[]> chunk = send(request(upload).method("PATCH", BodyPublishers.ofString("first,")));
        HttpResponse<byte[]> last =
                send(request(location(chunk) + "?digest=" + digest).PUT(BodyPublishers.ofString("second")));

        assertThat(chunk.headers().firstValue("range")).contains("0-5");
        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(text(get("/v2/app/blobs/" + digest))).isEqualTo("first,second");
    }

    @Test
    void aManifestWhoseBlobsAreMissingIsRefused() throws Exception {
        SampleManifest manifest = SampleImage.version("1").manifest();

        HttpResponse<byte[]> answer =
                send(request("/v2/app/manifests/prod").PUT(BodyPublishers.ofByteArray(manifest.bytes())));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("\"MANIFEST_BLOB_UNKNOWN\"");
    }

    @Test
    void whatIsNotThereIsAnOciError() throws Exception {
        assertThat(text(get("/v2/app/manifests/prod"))).contains("\"MANIFEST_UNKNOWN\"");
        assertThat(text(get("/v2/app/blobs/" + Digest.sha256(bytes("x"))))).contains("\"BLOB_UNKNOWN\"");
        assertThat(text(get("/v2/app/blobs/sha256:short"))).contains("\"DIGEST_INVALID\"");
        assertThat(text(get("/elsewhere"))).contains("\"UNSUPPORTED\"");
    }

    @Test
    void tagsAreListedInPages() throws Exception {
        for (String tag : new String[] {"c", "a", "b"}) {
            pusher.push(SampleImage.version(tag), "app", tag);
        }

        HttpResponse<byte[]> page = get("/v2/app/tags/list?n=2");

        assertThat(text(page)).contains("[\"a\",\"b\"]");
        assertThat(page.headers().firstValue("link"))
                .hasValueSatisfying(link -> assertThat(link).contains("last=b"));
        assertThat(text(get("/v2/app/tags/list?n=2&last=b"))).contains("[\"c\"]");
    }

    @Test
    void aProtectedRegistryAsksWhoIsThere() throws Exception {
        Credentials bob = new Credentials("bob", "hunter2");
        try (RegistryServer guarded = RegistryServer.startProtected(bob)) {
            assertThatThrownBy(() -> new ImagePusher(guarded.address()).push(SampleImage.version("1"), "app", "prod"))
                    .hasMessageContaining("401");
            assertThat(new ImagePusher(guarded.address(), bob).push(SampleImage.version("1"), "app", "prod"))
                    .isEqualTo(SampleImage.version("1").digest());
        }
    }

    @Test
    void aClientThatTriesTlsFirstIsRefusedAtOnce() {
        HttpRequest overTls = HttpRequest.newBuilder(URI.create("https://" + registry.address() + "/v2/"))
                .build();
        long before = System.nanoTime();

        assertThatThrownBy(() -> http.send(overTls, BodyHandlers.ofString())).isInstanceOf(SSLException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void requestsAreRemembered() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "prod");
        registry.forgetRequests();

        get("/v2/app/manifests/prod");

        assertThat(registry.requests()).singleElement().satisfies(request -> {
            assertThat(request.isForManifest()).isTrue();
            assertThat(request).hasToString("GET /v2/app/manifests/prod");
        });
    }

    @Test
    void faultsLieBreakOffAndHang() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "prod");

        registry.misbehave((request, real) -> real.get().withBody(bytes("{}")));
        assertThat(text(get("/v2/app/manifests/prod"))).isEqualTo("{}");

        registry.misbehave((request, real) -> real.get().truncatedTo(10));
        assertThatThrownBy(() -> get("/v2/app/manifests/prod")).isInstanceOf(IOException.class);

        registry.misbehave((request, real) -> real.get().delayed(Duration.ofMillis(300)));
        long before = System.nanoTime();
        get("/v2/app/manifests/prod");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(290));

        registry.misbehave(RegistryFault.NONE);
        assertThat(get("/v2/app/manifests/prod").statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + registry.address()).resolve(path));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static String location(HttpResponse<?> response) {
        return response.headers().firstValue("location").orElseThrow();
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
