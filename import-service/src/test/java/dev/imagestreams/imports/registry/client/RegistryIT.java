package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.imagestreams.embedded.registry.Credentials;
import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleImage.Format;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.RegistryConfigs;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Imports over real HTTP, from a registry that behaves, and from one that does not. */
class RegistryIT {

    private static Vertx vertx;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private RegistryServer registry;
    private ImagePusher pusher;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @BeforeEach
    void startRegistry() throws IOException {
        registry = RegistryServer.start();
        pusher = new ImagePusher(registry.address());
    }

    @AfterEach
    void stopRegistry() throws IOException {
        registry.close();
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void importsAnImage(Format format) throws Exception {
        SampleImage sample = SampleImage.make(format, "1", Platform.of("linux", "arm64"));
        Digest digest = pusher.push(sample, "team/app", "prod");

        ImportOutcome.Resolved resolved = resolved(look("team/app:prod"));

        assertThat(resolved.reference()).isEqualTo(registry.address() + "/team/app@" + digest);
        assertThat(resolved.image().mediaType()).isEqualTo(format.manifestType());
        assertThat(resolved.image().config().platform()).isEqualTo(Platform.of("linux", "arm64"));
        assertThat(resolved.image().config().size())
                .isEqualTo(sample.config().length
                        + sample.layers().stream()
                                .mapToInt(layer -> layer.length)
                                .sum());
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void importsAListWithItsImages(Format format) throws Exception {
        SampleIndex index =
                SampleIndex.make(format, "1", Platform.of("linux", "amd64"), new Platform("linux", "arm64", "v8"));
        Digest digest = pusher.push(index, "app", "1");

        ImportOutcome.Resolved resolved = resolved(look(clients(), "app:1", ImportMode.PRESERVE_ORIGINAL));

        assertThat(resolved.image().digest()).isEqualTo(digest);
        assertThat(resolved.image().mediaType()).isEqualTo(format.indexType());
        assertThat(resolved.children())
                .extracting(Image::digest)
                .containsExactlyElementsOf(
                        index.images().stream().map(SampleImage::digest).toList());
    }

    @Test
    void asksForAVersionOnceAndThenForManifestAndConfiguration() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        RegistryClients clients = clients();
        registry.forgetRequests();
        look(clients, "app:1", ImportMode.LEGACY);
        assertThat(registry.requests()).extracting(Object::toString).first().isEqualTo("GET /v2/");
        assertThat(registry.requests()).hasSize(3);
        registry.forgetRequests();

        look(clients, "app:1", ImportMode.LEGACY);

        assertThat(registry.requests())
                .extracting(request -> request.path())
                .doesNotContain("/v2/")
                .hasSize(2);
    }

    @Test
    void neverSpeaksPlainHttpUnlessDeclaredInsecure() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.forgetRequests();

        ImportOutcome.Failed failed = failed(new ImageResolver(Clock.systemUTC())
                .resolve(source("app:1", ImportMode.LEGACY, false), clients().configured()));

        assertThat(failed.code()).isIn(ErrorCode.BAD_REQUEST, ErrorCode.INTERNAL);
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void saysThatNothingIsThere() {
        ImportOutcome.Failed failed = failed(look("nope:1"));

        assertThat(failed.code()).isEqualTo(ErrorCode.NOT_FOUND);
        assertThat(failed.message())
                .isEqualTo("dockerimage.image.openshift.io \"" + registry.address() + "/nope:1\" not found");
    }

    @Test
    void doesNotBelieveADigestThatTheBytesContradict() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        byte[] other = SampleImage.version("2").manifest().bytes();
        registry.misbehave(onManifests(answer -> answer.withBody(other)));

        ImportOutcome.Failed failed = failed(look("app:1"));

        assertThat(failed.message())
                .contains(
                        "content integrity error: the manifest retrieved (media type: application/vnd.oci.image.manifest.v1+json) with digest ")
                .contains("does not match the digest calculated from the content " + Digest.sha256(other));
    }

    @Test
    void doesNotBelieveAConfigurationThatIsNotWhatTheManifestNames() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave((request, real) -> request.path().contains("/blobs/")
                ? real.get().withBody("{}".getBytes(StandardCharsets.UTF_8))
                : real.get());

        assertThat(failed(look("app:1")).message()).contains("content integrity error: the blob retrieved");
    }

    @Test
    void doesNotBelieveAChildThatIsNotWhatTheListNames() throws Exception {
        SampleIndex index = SampleIndex.make(Format.OCI, "1", Platform.of("linux", "amd64"));
        pusher.push(index, "app", "1");
        byte[] other = SampleImage.version("2").manifest().bytes();
        String child = index.images().get(0).digest().toString();
        registry.misbehave(
                (request, real) -> request.path().endsWith(child) ? real.get().withBody(other) : real.get());

        assertThat(failed(look("app:1")).message()).contains("content integrity error");
    }

    @Test
    void refusesAnAnswerThatEndsEarly() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave(onManifests(answer -> answer.truncatedTo(10)));

        Resolution resolution = look("app:1");

        assertThat(failed(resolution).code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(resolution.passing()).isTrue();
    }

    @Test
    void getsOverAServerErrorThatPasses() throws Exception {
        Digest digest = pusher.push(SampleImage.version("1"), "app", "1");
        AtomicInteger failures = new AtomicInteger(2);
        registry.misbehave(onManifests(answer -> failures.getAndDecrement() > 0 ? RegistryAnswer.of(500) : answer));

        assertThat(resolved(look("app:1")).image().digest()).isEqualTo(digest);
        assertThat(meters.get(MeterNames.REGISTRY_REQUESTS)
                        .tag(MeterNames.STATUS, "500")
                        .timer()
                        .count())
                .isEqualTo(2);
    }

    @Test
    void tellsAServerErrorThatStays() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave(onManifests(answer -> RegistryAnswer.error(503, "UNAVAILABLE", "maintenance")));

        Resolution resolution = look("app:1");

        assertThat(failed(resolution).message()).contains("503 unavailable: maintenance");
        assertThat(resolution.passing()).isTrue();
    }

    @Test
    void givesUpOnARegistryThatDoesNotAnswerInTime() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave(onManifests(answer -> answer.delayed(Duration.ofSeconds(5))));
        RegistryClients impatient = clients(
                Map.of("imagestreams.registry.request-timeout", "PT0.2S", "imagestreams.registry.attempts", "1"));

        Resolution resolution = look(impatient, "app:1", ImportMode.LEGACY);

        assertThat(failed(resolution).message())
                .endsWith("context deadline exceeded (Client.Timeout exceeded while awaiting headers)");
        assertThat(resolution.passing()).isTrue();
    }

    @Test
    void leavesARingOfRedirects() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave((request, real) ->
                request.isForManifest() ? RegistryAnswer.of(307).withHeader("Location", request.path()) : real.get());

        assertThat(failed(look("app:1")).message()).contains("stopped after 5 redirects");
    }

    @Test
    void followsARedirectToAnObjectStoreWithoutCredentials() throws Exception {
        Credentials account = new Credentials("ann", "s3cret");
        try (RegistryServer guarded = RegistryServer.startProtected(account);
                RegistryServer store = RegistryServer.start()) {
            SampleImage image = SampleImage.version("1");
            new ImagePusher(guarded.address(), account).push(image, "app", "1");
            new ImagePusher(store.address()).push(image, "app", "1");
            store.forgetRequests();
            guarded.misbehave((request, real) -> request.path().contains("/blobs/")
                    ? RegistryAnswer.of(307).withHeader("Location", "http://" + store.address() + request.path())
                    : real.get());

            Resolution resolution = new ImageResolver(Clock.systemUTC())
                    .resolve(
                            insecure(guarded.address() + "/app:1"),
                            clients(account(guarded, account)).configured());

            resolved(resolution);
            assertThat(store.requests()).singleElement().satisfies(request -> assertThat(
                            request.header("authorization"))
                    .isEmpty());
        }
    }

    @Test
    void refusesAManifestThatIsTooLarge() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave(onManifests(answer -> answer.withBody(new byte[ManifestEndpoint.MAX_BYTES + 1])));

        assertThat(failed(look("app:1")).message()).contains("longer than 4194304 bytes");
    }

    @Test
    void presentsTheAccountOfARegistry() throws Exception {
        Credentials account = new Credentials("ann", "s3cret");
        try (RegistryServer guarded = RegistryServer.startProtected(account)) {
            Digest digest = new ImagePusher(guarded.address(), account).push(SampleImage.version("1"), "app", "1");
            TagImport source = insecure(guarded.address() + "/app:1");
            ImageResolver resolver = new ImageResolver(Clock.systemUTC());

            assertThat(resolved(resolver.resolve(
                                    source, clients(account(guarded, account)).configured()))
                            .image()
                            .digest())
                    .isEqualTo(digest);
            assertThat(failed(resolver.resolve(source, clients().configured())).message())
                    .isEqualTo("you may not have access to the container image \"" + source.from() + "\"");
            assertThat(failed(resolver.resolve(
                                    source,
                                    clients(account(guarded, new Credentials("ann", "wrong")))
                                            .configured()))
                            .message())
                    .isEqualTo("you may not have access to the container image \"" + source.from() + "\"");
        }
    }

    @Test
    void contactsNoAddressThatIsNotAllowed() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.forgetRequests();
        RegistryClients strict = clients(Map.of("imagestreams.registry.allowed-networks", "10.0.0.0/8"));

        Resolution resolution = look(strict, "app:1", ImportMode.LEGACY);

        assertThat(failed(resolution).code()).isEqualTo(ErrorCode.FORBIDDEN);
        assertThat(failed(resolution).message()).startsWith("forbidden: registry " + registry.address() + " blocked");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void isNotRedirectedToAnAddressThatIsNotAllowed() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave((request, real) -> request.isForManifest()
                ? RegistryAnswer.of(307).withHeader("Location", "http://169.254.169.254/latest/meta-data")
                : real.get());

        assertThat(failed(look("app:1")).code()).isEqualTo(ErrorCode.FORBIDDEN);
    }

    @Test
    void saysThatTheHostIsNoRegistry() {
        registry.misbehave((request, real) -> RegistryAnswer.of(404));

        assertThat(failed(look("app:1")).message())
                .contains("endpoint \"http://" + registry.address() + "\" does not support v2 API (got 404)");
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        Resolution resolution = new ImageResolver(Clock.systemUTC())
                .resolve(insecure("registry.invalid/app:1"), clients().configured());

        assertThat(failed(resolution).message()).contains("lookup registry.invalid: no such host");
        assertThat(resolution.passing()).isTrue();
    }

    private static RegistryFault onManifests(UnaryOperator<RegistryAnswer> bend) {
        return (request, real) -> request.isForManifest() ? bend.apply(real.get()) : real.get();
    }

    private static Map<String, String> account(RegistryServer server, Credentials account) {
        return Map.of(
                "imagestreams.registry.credentials.guarded.registry", server.address(),
                "imagestreams.registry.credentials.guarded.username", account.user(),
                "imagestreams.registry.credentials.guarded.password", account.password());
    }

    private RegistryClients clients() {
        return clients(Map.of());
    }

    private RegistryClients clients(Map<String, String> config) {
        return new RegistryClients(vertx, RegistryConfigs.of(config), meters, new RegistryLabels(), Clock.systemUTC());
    }

    private Resolution look(String image) {
        return look(clients(), image, ImportMode.LEGACY);
    }

    private Resolution look(RegistryClients clients, String image, ImportMode mode) {
        return new ImageResolver(Clock.systemUTC()).resolve(source(image, mode, true), clients.configured());
    }

    private TagImport source(String image, ImportMode mode, boolean insecure) {
        return new TagImport(
                null,
                null,
                registry.address() + "/" + image,
                new ImportPolicy(insecure, false, mode),
                ReferencePolicy.SOURCE,
                null);
    }

    private static TagImport insecure(String from) {
        return new TagImport(
                null, null, from, new ImportPolicy(true, false, ImportMode.LEGACY), ReferencePolicy.SOURCE, null);
    }

    private static ImportOutcome.Resolved resolved(Resolution resolution) {
        return assertThat(resolution.outcome())
                .asInstanceOf(type(ImportOutcome.Resolved.class))
                .actual();
    }

    private static ImportOutcome.Failed failed(Resolution resolution) {
        return assertThat(resolution.outcome())
                .asInstanceOf(type(ImportOutcome.Failed.class))
                .actual();
    }
}
