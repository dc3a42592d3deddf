package dev.imagestreams.model.event;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.follow.FollowOrder;
import dev.imagestreams.model.follow.FollowPolicy;
import dev.imagestreams.model.follow.TagPattern;
import dev.imagestreams.model.image.ContainerConfig;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.Verb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Events with the JSON they have on the wire, one file each in {@code golden/<type>/<name>.json}. A file is never changed
 * once released: what was written then must be readable for ever. A new version is a new type, with files of its own.
 */
record Golden(EventType type, String name, StreamEvent event) {

    static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

    private static final String OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final String OCI_INDEX = "application/vnd.oci.image.index.v1+json";
    private static final String OCI_LAYER = "application/vnd.oci.image.layer.v1.tar+gzip";

    private static final StreamKey STREAM = StreamKey.parse("shop/frontend");
    private static final UUID UID = UUID.fromString("3f0d3a52-3f5c-4a51-9a55-0d6a9f1f6c11");
    private static final Attribution ALICE = new Attribution("alice", Cause.TAG);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Platform AMD64 = Platform.of("linux", "amd64");
    private static final Platform ARM64 = new Platform("linux", "arm64", "v8");
    private static final Digest V1 = digest('1');
    private static final Digest V2 = digest('2');

    static Stream<Golden> all() {
        return Stream.of(
                new Golden(EventType.IMPORT_REQUESTED, "spec-changed", specChanged()),
                new Golden(EventType.IMPORT_REQUESTED, "schedules-ended", schedulesEnded()),
                new Golden(EventType.IMPORT_REQUESTED, "repository", repository()),
                new Golden(EventType.IMPORT_REQUESTED, "follows", follows()),
                new Golden(EventType.DIGEST_RESOLVED, "image", image()),
                new Golden(EventType.DIGEST_RESOLVED, "followed", followed()),
                new Golden(EventType.DIGEST_RESOLVED, "manifest-list", manifestList()),
                new Golden(EventType.DIGEST_RESOLVED, "failure", failure()),
                new Golden(EventType.IMAGE_CHANGED, "moved", moved()),
                new Golden(EventType.IMAGE_CHANGED, "local", local()),
                new Golden(EventType.IMAGE_CHANGED, "new-reference", newReference()),
                new Golden(EventType.IMAGE_CHANGED, "gone", gone()),
                new Golden(EventType.IMAGE_CHANGED, "pushed", pushed()),
                new Golden(EventType.IMAGE_CHANGED, "labelled", labelled()),
                new Golden(EventType.IMAGE_CHANGED, "configured", configured()),
                new Golden(EventType.TAG_STATE, "moved", movedState()),
                new Golden(EventType.TAG_STATE, "held", heldState()),
                new Golden(EventType.TAG_STATE, "reference", referenceState()),
                new Golden(EventType.BUILD_TRIGGERED, "fired", new TriggerFired("shop/nightly", "frontend", moved())),
                new Golden(EventType.DEPLOY_TRIGGERED, "fired", new TriggerFired("shop/rollout", "web", moved())),
                new Golden(EventType.DEPLOY_TRIGGERED, "config-changed", configChanged()),
                new Golden(EventType.DELIVERY_DEAD_LETTER, "given-up", givenUp()),
                new Golden(EventType.ENDPOINT_DISABLED, "failing", failing()));
    }

    /** The event's JSON as it is kept in the repository. */
    JsonNode json() throws IOException {
        return ModelJson.mapper().readTree(Files.readAllBytes(file()));
    }

    Path file() {
        return DIRECTORY.resolve(type.type()).resolve(name + ".json");
    }

    @Override
    public String toString() {
        return type.topic() + ": " + name;
    }

    /** Nothing has moved: a template was changed, and it follows no tag. */
    private static TriggerFired configChanged() {
        return new TriggerFired("shop/web", "deploymentconfigs/web", null, 3L, List.of(), "config change", Map.of());
    }

    private static ImportRequested specChanged() {
        TagImport tag = tagImport("prod", 4L, new ImportPolicy(false, true, ImportMode.LEGACY));
        return new ImportRequested(STREAM, UID, 42, ALICE, List.of(tag), List.of(tag));
    }

    private static ImportRequested schedulesEnded() {
        return new ImportRequested(STREAM, UID, 43, ALICE, List.of(), List.of());
    }

    private static ImportRequested repository() {
        RepositoryImport whole = new RepositoryImport("quay.io/shop/frontend", null, null);
        Attribution created = new Attribution("alice", Cause.TAG, Verb.CREATE);
        return new ImportRequested(STREAM, UID, 45, created, List.of(), whole, List.of());
    }

    private static ImportRequested follows() {
        return new ImportRequested(STREAM, UID, 46, ALICE, List.of(), List.of(following()));
    }

    private static DigestResolved followed() {
        ImportOutcome resolved =
                new ImportOutcome.Resolved(pull(V2), image(V2, AMD64), List.of(), new TagName("1.4.2-alpine"));
        Attribution schedule = new Attribution("system:schedule", Cause.SCHEDULE);
        return new DigestResolved(STREAM, UID, schedule, List.of(new SourceResult(following(), resolved)));
    }

    private static TagImport following() {
        return new TagImport(
                StreamTag.parse("prod"),
                null,
                "quay.io/shop/frontend",
                new ImportPolicy(false, true, ImportMode.LEGACY),
                ReferencePolicy.SOURCE,
                null,
                new FollowPolicy(
                        FollowOrder.parse("semver:^1.2"), TagPattern.parse("(.*)-alpine"), Duration.ofHours(72)));
    }

    private static DigestResolved image() {
        ImportOutcome resolved = new ImportOutcome.Resolved(pull(V2), image(V2, AMD64), List.of());
        TagImport source = tagImport("prod", 4L, new ImportPolicy(false, true, ImportMode.LEGACY));
        Attribution schedule = new Attribution("system:schedule", Cause.SCHEDULE);
        return new DigestResolved(STREAM, UID, schedule, List.of(new SourceResult(source, resolved)));
    }

    private static DigestResolved manifestList() {
        Digest list = digest('a');
        Image index = new Image(
                list,
                pull(list),
                OCI_INDEX,
                List.of(),
                List.of(
                        new ImageManifest(V1, OCI_MANIFEST, 527, AMD64),
                        new ImageManifest(V2, OCI_MANIFEST, 528, ARM64)),
                new ImageConfig(
                        list,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Platform.of("", ""),
                        ContainerConfig.EMPTY,
                        ContainerConfig.EMPTY,
                        0),
                null);
        ImportOutcome resolved =
                new ImportOutcome.Resolved(pull(list), index, List.of(image(V1, AMD64), image(V2, ARM64)));
        TagImport source = new TagImport(
                StreamTag.parse("multi"),
                null,
                "quay.io/shop/frontend:v2",
                new ImportPolicy(true, false, ImportMode.PRESERVE_ORIGINAL),
                ReferencePolicy.LOCAL,
                ARM64);
        Attribution bob = new Attribution("bob", Cause.IMPORT);
        return new DigestResolved(STREAM, null, bob, List.of(new SourceResult(source, resolved)));
    }

    private static DigestResolved failure() {
        ImportOutcome failed = new ImportOutcome.Failed(
                ErrorCode.NOT_FOUND, "dockerimage.image.openshift.io \"quay.io/shop/frontend:v2\" not found");
        TagImport source = tagImport("prod", 5L, ImportPolicy.DEFAULT);
        return new DigestResolved(STREAM, UID, ALICE, List.of(new SourceResult(source, failed)));
    }

    private static ImageChanged moved() {
        return changed("prod", pointer(2, V2), pointer(1, V1));
    }

    private static ImageChanged local() {
        ImageChanged.Pointer current =
                new ImageChanged.Pointer(2, pull(V2), V2, OCI_MANIFEST, List.of(AMD64), ReferencePolicy.LOCAL);
        return changed("prod", current, pointer(1, V1));
    }

    private static ImageChanged newReference() {
        return changed("edge", new ImageChanged.Pointer(1, "quay.io/shop/frontend:edge", null, null, List.of()), null);
    }

    private static ImageChanged gone() {
        return changed("old", null, pointer(7, V1));
    }

    private static ImageChanged pushed() {
        Attribution builder = new Attribution("system:serviceaccount:shop:builder", Cause.PUSH, Verb.CREATE);
        return new ImageChanged(STREAM, StreamTag.parse("built"), 46, pointer(8, V2), null, builder, NOON);
    }

    private static ImageChanged labelled() {
        ImageChanged.Pointer current = new ImageChanged.Pointer(
                2,
                pull(V2),
                V2,
                OCI_MANIFEST,
                List.of(AMD64),
                null,
                Map.of("org.opencontainers.image.version", "2"),
                Map.of());
        return new ImageChanged(
                STREAM,
                StreamTag.parse("prod"),
                44,
                current,
                pointer(1, V1),
                ALICE,
                NOON,
                Map.of("team", "web"),
                List.of(UUID.fromString("7d6f0c1e-7a53-4d0c-8d5e-2c8f5f5f9a10")));
    }

    private static ImageChanged configured() {
        ImageChanged.Pointer current = new ImageChanged.Pointer(
                3,
                pull(V2),
                V2,
                OCI_MANIFEST,
                List.of(AMD64),
                null,
                Map.of(),
                Map.of("user", "1001", "env.JAVA_VERSION", "17", "exposedPorts.8080/tcp", ""));
        return changed("prod", current, null);
    }

    private static CurrentTag movedState() {
        TagSource from = new TagSource.DockerImage("quay.io/shop/frontend:v2");
        return state("prod", 44, entry(2, pull(V2), V2, ALICE, null), from, null, null);
    }

    private static CurrentTag heldState() {
        TagSource from = new TagSource.ImageStreamTag("base", "frontend:stable");
        CurrentTag.Entry waiting = entry(2, pull(V2), V2, ALICE.because(Cause.PROPAGATION), new TagName("1.4.2"));
        CurrentTag.Hold hold = new CurrentTag.Hold(NOON, "freeze", "alice", NOON);
        return state("prod", 47, entry(1, pull(V1), V1, ALICE, null), from, hold, waiting);
    }

    private static CurrentTag referenceState() {
        return state("edge", 48, entry(3, "quay.io/shop/frontend:edge", null, ALICE, null), null, null, null);
    }

    private static CurrentTag state(
            String tag,
            long version,
            CurrentTag.Entry current,
            @Nullable TagSource from,
            CurrentTag.@Nullable Hold hold,
            CurrentTag.@Nullable Entry pending) {
        return new CurrentTag(STREAM, StreamTag.parse(tag), UID, version, current, from, hold, pending);
    }

    private static CurrentTag.Entry entry(
            long position, String reference, @Nullable Digest digest, Attribution by, @Nullable TagName followed) {
        return new CurrentTag.Entry(position, reference, digest, NOON, by, followed);
    }

    private static DeliveryDeadLetter givenUp() {
        UUID delivery = UUID.fromString("7d6f0c1e-7a53-4d0c-8d5e-2c8f5f5f9a10");
        return new DeliveryDeadLetter(delivery, "shop/ci", 12, "HTTP 503 Service Unavailable", moved());
    }

    private static EndpointDisabled failing() {
        UUID trigger = UUID.fromString("5f0c1e7d-3a53-4d0c-8d5e-2c8f5f5f9a10");
        Instant since = NOON.minus(Duration.ofDays(5));
        return new EndpointDisabled(trigger, "shop/ci", "nothing but failures since " + since, since, NOON);
    }

    private static ImageChanged changed(
            String tag, ImageChanged.@Nullable Pointer current, ImageChanged.@Nullable Pointer previous) {
        return new ImageChanged(STREAM, StreamTag.parse(tag), 44, current, previous, ALICE, NOON);
    }

    private static ImageChanged.Pointer pointer(long position, Digest digest) {
        return new ImageChanged.Pointer(position, pull(digest), digest, OCI_MANIFEST, List.of(AMD64));
    }

    private static TagImport tagImport(String tag, long generation, ImportPolicy policy) {
        return new TagImport(
                StreamTag.parse(tag), generation, "quay.io/shop/frontend:v2", policy, ReferencePolicy.SOURCE, null);
    }

    private static Image image(Digest digest, Platform platform) {
        ContainerConfig run = new ContainerConfig(
                "build-host",
                "example.org",
                "1001",
                List.of("8080/tcp"),
                List.of("PATH=/usr/bin", "MODE=production"),
                List.of("/usr/bin/serve"),
                List.of("--port", "8080"),
                List.of("/data"),
                "/srv",
                "base",
                List.of("RUN true"),
                Map.of("org.opencontainers.image.version", "2.0", "maintainer", "shop"));
        ImageConfig config = new ImageConfig(
                digest('c'), NOON, "parent", "comment", "author", "27.0", "container", platform, run, run, 1234);
        List<ImageLayer> layers =
                List.of(new ImageLayer(digest('d'), 1000, OCI_LAYER), new ImageLayer(digest('e'), 200, OCI_LAYER));
        return new Image(digest, pull(digest), OCI_MANIFEST, layers, List.of(), config, null);
    }

    private static String pull(Digest digest) {
        return "quay.io/shop/frontend@" + digest;
    }

    private static Digest digest(char fill) {
        return Digest.parse("sha256:" + String.valueOf(fill).repeat(64));
    }
}
