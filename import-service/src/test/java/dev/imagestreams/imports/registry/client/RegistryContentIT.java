package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.embedded.registry.SampleImage.Format;
import dev.imagestreams.embedded.registry.SampleIndex;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a registry sends is not believed before it is verified. */
class RegistryContentIT extends RegistryTestBed {

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
    void refusesAManifestThatIsTooLarge() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.misbehave(onManifests(answer -> answer.withBody(new byte[ManifestEndpoint.MAX_BYTES + 1])));

        assertThat(failed(look("app:1")).message()).contains("longer than 4194304 bytes");
    }
}
