package dev.imagestreams.gateway.testing;

import dev.imagestreams.gateway.image.convert.RegistryHosts;
import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.ContainerConfig;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageLayer;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.TagStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The stream and the image of the recorded bodies, in the shared words. */
public final class Examples {

    public static final RegistryHosts HOSTS =
            new RegistryHosts("127.0.0.1:5001", List.of("registry.peer.example:5001"));
    public static final StreamTag V1 = new StreamTag("v1");
    public static final Digest HELLO_DIGEST =
            Digest.parse("sha256:bbb9685df1577760ce5c8513f49242506281f5ba4d461ab5d3603e85efa275ec");
    public static final String HELLO = "127.0.0.1:5000/peer/hello@" + HELLO_DIGEST;

    private Examples() {}

    /** {@code demo/app} with tag {@code v1} imported. */
    public static ImageStream stream() {
        return stream(ReferencePolicy.SOURCE);
    }

    public static ImageStream stream(ReferencePolicy policy) {
        return stream(
                3,
                838,
                Map.of("openshift.io/image.dockerRepositoryCheck", "2026-11-21T04:17:18Z"),
                List.of(spec(3L, policy)),
                List.of(new TagStatus(V1, List.of(event()), null)));
    }

    /** The same right after the tag was written and before it was imported. */
    public static ImageStream notImportedYet() {
        return stream(2, 837, Map.of(), List.of(spec(2L, ReferencePolicy.SOURCE)), List.of());
    }

    /** The same when it was made. */
    public static ImageStream empty() {
        return stream(1, 830, Map.of(), List.of(), List.of());
    }

    public static TagEvent event() {
        return new TagEvent(
                1,
                Instant.parse("2026-11-21T04:17:18Z"),
                HELLO,
                HELLO_DIGEST,
                3,
                new Attribution("developer", Cause.TAG));
    }

    /** @param stored null for an image as import-service tells of it */
    public static Image hello(@Nullable Instant stored) {
        ContainerConfig config = new ContainerConfig(
                null,
                null,
                "1001",
                List.of("8080/tcp"),
                List.of("PATH=/usr/bin:/bin", "APP_VERSION=v1"),
                List.of("/app/run"),
                List.of("serve"),
                List.of(),
                "/app",
                null,
                List.of(),
                Map.of("io.openshift.expose-services", "8080:http", "io.peer.version", "v1"));
        return new Image(
                HELLO_DIGEST,
                HELLO,
                "application/vnd.docker.distribution.manifest.v2+json",
                List.of(new ImageLayer(
                        Digest.parse("sha256:276f15d2cd280d463a6299377c423882564439a2fa2c7b42d7644b77654a7d7c"),
                        116,
                        "application/vnd.docker.image.rootfs.diff.tar.gzip")),
                List.of(),
                new ImageConfig(
                        Digest.parse("sha256:ebb839f5a58d1ef14e8e6583e50461c6142c9a947b9c1b2138c4792506692689"),
                        Instant.parse("2020-01-01T00:00:00Z"),
                        null,
                        null,
                        "peer lab",
                        null,
                        null,
                        Platform.of("linux", "amd64"),
                        config,
                        ContainerConfig.EMPTY,
                        644),
                stored);
    }

    private static ImageStream stream(
            long generation,
            long resourceVersion,
            Map<String, String> annotations,
            List<TagSpec> spec,
            List<TagStatus> status) {
        return new ImageStream(
                new StreamKey("demo", "app"),
                UUID.fromString("29eb60fc-3a73-4df4-8d5e-95f5278f4354"),
                resourceVersion,
                generation,
                Instant.parse("2026-11-21T04:17:14.123Z"),
                Map.of(),
                annotations,
                null,
                false,
                null,
                spec,
                status);
    }

    private static TagSpec spec(long generation, ReferencePolicy policy) {
        return new TagSpec(
                V1,
                new TagSource.DockerImage("127.0.0.1:5000/peer/hello:v1"),
                false,
                generation,
                new ImportPolicy(true, false, ImportMode.LEGACY),
                policy,
                Map.of());
    }

    /** As tag-service answers it. */
    public static StoredImage stored(Image image) {
        return new StoredImage(
                UUID.nameUUIDFromBytes(image.digest().toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                1,
                image.createdAt() == null ? Instant.EPOCH : image.createdAt(),
                image,
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                List.of(),
                List.of());
    }
}
