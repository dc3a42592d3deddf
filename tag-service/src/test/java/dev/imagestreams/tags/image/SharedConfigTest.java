package dev.imagestreams.tags.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.image.ContainerConfig;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Housekeeping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SharedConfigTest {

    private static final Digest LIST = digest('0');

    @Test
    void anImageSaysWhatItsConfigurationSays() {
        Image image = image(digest('1'), "1001", Map.of("stage", "release"));

        assertThat(SharedConfig.of(image, Map.of()))
                .isEqualTo(new SharedConfig(Map.of("stage", "release"), Map.of("user", "1001")));
    }

    @Test
    void aListSaysWhatAllItsImagesSay() {
        Image amd64 = image(digest('1'), "1001", Map.of("stage", "release", "arch", "x86_64"));
        Image arm64 = image(digest('2'), "1001", Map.of("stage", "release", "arch", "aarch64"));

        assertThat(SharedConfig.of(list(Platform.of("linux", "amd64"), amd64, arm64), known(amd64, arm64)))
                .isEqualTo(new SharedConfig(Map.of("stage", "release"), Map.of("user", "1001")));
    }

    @Test
    void attestationsAndImagesThatAreNotStoredHaveNoSay() {
        Image amd64 = image(digest('1'), "1001", Map.of("stage", "release"));
        Image attestation = image(digest('2'), null, Map.of());
        Image away = image(digest('3'), null, Map.of());
        Image list = new Image(
                LIST,
                "quay.io/shop/app@" + LIST,
                "application/vnd.oci.image.index.v1+json",
                List.of(),
                List.of(
                        manifest(amd64, Platform.of("linux", "amd64")),
                        manifest(attestation, Platform.of("unknown", "unknown")),
                        manifest(away, Platform.of("linux", "s390x"))),
                config(null, Map.of()),
                null);

        assertThat(SharedConfig.of(list, known(amd64, attestation)).labels())
                .containsExactly(Map.entry("stage", "release"));
    }

    @Test
    void aListOfNothingSaysNothing() {
        Image lost = image(digest('1'), "1001", Map.of("stage", "release"));

        assertThat(SharedConfig.of(list(Platform.of("linux", "amd64"), lost), Map.of()))
                .isEqualTo(SharedConfig.NONE);
    }

    private static Map<Digest, StoredImage> known(Image... images) {
        return Stream.of(images)
                .map(SharedConfigTest::stored)
                .collect(Collectors.toMap(stored -> stored.image().digest(), Function.identity()));
    }

    private static StoredImage stored(Image image) {
        return new StoredImage(
                UUID.randomUUID(),
                1,
                Instant.EPOCH,
                image,
                Map.of(),
                Map.of(),
                Housekeeping.NONE,
                null,
                null,
                List.of(),
                List.of());
    }

    private static Image list(Platform platform, Image... images) {
        return new Image(
                LIST,
                "quay.io/shop/app@" + LIST,
                "application/vnd.oci.image.index.v1+json",
                List.of(),
                Stream.of(images).map(image -> manifest(image, platform)).toList(),
                config(null, Map.of()),
                null);
    }

    private static ImageManifest manifest(Image image, Platform platform) {
        return new ImageManifest(image.digest(), image.mediaType(), 500, platform);
    }

    private static Image image(Digest digest, String user, Map<String, String> labels) {
        return new Image(
                digest,
                "quay.io/shop/app@" + digest,
                "application/vnd.oci.image.manifest.v1+json",
                List.of(),
                List.of(),
                config(user, labels),
                null);
    }

    private static ImageConfig config(String user, Map<String, String> labels) {
        ContainerConfig config = new ContainerConfig(
                null, null, user, List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of(), labels);
        return new ImageConfig(
                null, null, null, null, null, null, null, Platform.of("linux", "amd64"), config, null, 0);
    }

    private static Digest digest(char hex) {
        return Digest.parse("sha256:" + String.valueOf(hex).repeat(64));
    }
}
