package dev.imagestreams.triggers.config.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.config.rules.ConfigRules.Fired;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.ImageChangeTriggerStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code oc start-build} gets, and whoever else instantiates a BuildConfig. */
class BuildConfigRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final InstantiateCommand WANTED = new InstantiateCommand(null, true, true);

    private final BuildConfigRules rules = new BuildConfigRules();
    private final Resolution resolution = tag -> Optional.ofNullable(
            Map.of("team/base:1", "base", "team/side:1", "side").get(tag.toString()));

    @Test
    void whatItIsBuiltForIsNotedOfEveryTag() {
        Fired<BuildConfig> fired = rules.instantiate(config(), WANTED, resolution, NOW);

        assertThat(fired.number()).isEqualTo(8);
        assertThat(fired.object().getStatus().getLastVersion()).isEqualTo(8);
        assertThat(fired.object().getStatus().getImageChangeTriggers())
                .extracting(ImageChangeTriggerStatus::getLastTriggeredImageID)
                .containsExactly("base", "side");
        assertThat(BuildConfigTriggers.imageChanges(fired.object()))
                .extracting(trigger -> trigger.getLastTriggeredImageID())
                .containsExactly("base", "side");
    }

    @Test
    void theStatusSpeaksOfPresentTriggersOnly() {
        assertThat(config().getStatus().getImageChangeTriggers()).hasSize(1);

        Fired<BuildConfig> fired = rules.instantiate(config(), WANTED, resolution, NOW);

        assertThat(fired.object().getStatus().getImageChangeTriggers())
                .extracting(status -> status.getFrom().getName())
                .containsExactly("base:1", "side:1");
    }

    @Test
    void aPausedConfigTakesNoBuilds() {
        BuildConfig paused = config();
        paused.getMetadata().setAnnotations(Map.of("openshift.io/build-config.paused", "true"));

        assertThatThrownBy(() -> rules.instantiate(paused, WANTED, resolution, NOW))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage("can't instantiate from BuildConfig team/web: BuildConfig is paused");
    }

    @Test
    void whoHasSeenAnOlderBuildThanTheLastIsRefused() {
        InstantiateCommand late = new InstantiateCommand(null, true, true, null, 6L, Map.of());
        InstantiateCommand inTime = new InstantiateCommand(null, true, true, null, 7L, Map.of());

        assertThatThrownBy(() -> rules.instantiate(config(), late, resolution, NOW))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage(
                        "the LastVersion(7) on build config team/web does not match the build request LastVersion(6)");
        assertThat(rules.instantiate(config(), inTime, resolution, NOW).number())
                .isEqualTo(8);
    }

    @Test
    void oneBuildForAnImageIsEnough() {
        BuildConfig built = rules.instantiate(config(), WANTED, resolution, NOW).object();

        assertThatThrownBy(() -> rules.instantiate(built, new InstantiateCommand("side", true, true), resolution, NOW))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT))
                .hasMessage("build config team/web has already instantiated a build for imageid side");
    }

    private static BuildConfig config() {
        return Serialization.unmarshal(
                """
                apiVersion: build.openshift.io/v1
                kind: BuildConfig
                metadata: {namespace: team, name: web, uid: 11111111-1111-1111-1111-111111111111}
                spec:
                  strategy: {sourceStrategy: {from: {kind: ImageStreamTag, name: 'base:1'}}}
                  triggers:
                  - {type: ImageChange, imageChange: {}}
                  - {type: ImageChange, imageChange: {from: {kind: ImageStreamTag, name: 'side:1'}}}
                status:
                  lastVersion: 7
                  imageChangeTriggers: [{from: {name: 'gone:1'}, lastTriggeredImageID: gone}]
                """,
                BuildConfig.class);
    }
}
