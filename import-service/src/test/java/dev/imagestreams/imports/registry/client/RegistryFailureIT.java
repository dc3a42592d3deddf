package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.SampleImage;
import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportMode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Registries that are down, slow, lost or no registries. */
class RegistryFailureIT extends RegistryTestBed {

    @Test
    void neverSpeaksPlainHttpUnlessDeclaredInsecure() throws Exception {
        pusher.push(SampleImage.version("1"), "app", "1");
        registry.forgetRequests();

        ImportOutcome.Failed failed =
                failed(look(clients(), source(registry.address() + "/app:1", ImportMode.LEGACY, false)));

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
    void saysThatTheHostIsNoRegistry() {
        registry.misbehave((request, real) -> RegistryAnswer.of(404));

        assertThat(failed(look("app:1")).message())
                .contains("endpoint \"http://" + registry.address() + "\" does not support v2 API (got 404 Not Found)");
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        Resolution resolution = look(clients(), insecure("registry.invalid/app:1"));

        assertThat(failed(resolution).message()).contains("lookup registry.invalid: no such host");
        assertThat(resolution.passing()).isTrue();
    }
}
