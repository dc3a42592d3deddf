package dev.imagestreams.triggers.config.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.imagestreams.model.api.InstantiateCommand;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.config.rules.ConfigRules.Fired;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.DeploymentCause;
import io.fabric8.openshift.api.model.DeploymentConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@code oc rollout latest} gets, and whoever else instantiates a DeploymentConfig. */
class DeploymentConfigRolloutsTest {

    private static final InstantiateCommand FORCED = new InstantiateCommand(null, true, true);
    private static final InstantiateCommand IF_NEW = new InstantiateCommand(null, true, false);
    private static final InstantiateCommand WITHOUT_IMAGES = new InstantiateCommand(null, false, true);

    private final Map<String, String> images = new HashMap<>(Map.of("team/app:1", "new"));
    private final Resolution resolution = tag -> Optional.ofNullable(images.get(tag.toString()));

    @Test
    void whoInsistsGetsADeploymentWithTheImagesOfNow() {
        Fired<DeploymentConfig> fired = instantiate(config("false", "old", "old"), FORCED);

        assertThat(fired.number()).isEqualTo(5);
        assertThat(image(fired)).isEqualTo("new");
        assertThat(fired.object().getStatus().getDetails().getMessage()).isEqualTo("manual change");
        assertThat(fired.object().getStatus().getDetails().getCauses())
                .extracting(DeploymentCause::getType)
                .containsExactly("Manual");
    }

    @Test
    void whoAsksWithoutInsistingGetsOneBecauseOfTheImage() {
        Fired<DeploymentConfig> fired = instantiate(config("true", "old", "old"), IF_NEW);

        assertThat(fired.number()).isEqualTo(5);
        assertThat(fired.object().getStatus().getDetails().getMessage()).isEqualTo("image change");
        assertThat(fired.object().getStatus().getDetails().getCauses())
                .singleElement()
                .satisfies(cause -> {
                    assertThat(cause.getType()).isEqualTo("ImageChange");
                    assertThat(cause.getImageTrigger().getFrom().getName()).isEqualTo("app:1");
                });
    }

    @Test
    void withoutInsistingOnlyAutomaticTriggersCount() {
        assertThat(instantiate(config("false", "old", "old"), IF_NEW).number()).isNull();
    }

    @Test
    void withoutNewsAndWithoutInsistingThereIsNothingToDo() {
        assertThat(instantiate(config("true", "new", "new"), IF_NEW).number()).isNull();
    }

    @Test
    void whoExcludesImagesGetsADeploymentOfWhatIsThere() {
        Fired<DeploymentConfig> fired = instantiate(config("true", "old", "old"), WITHOUT_IMAGES);

        assertThat(fired.number()).isEqualTo(5);
        assertThat(image(fired)).isEqualTo("old");
    }

    @Test
    void anImageThatWasNeverKnownRefusesIt() {
        images.clear();

        assertThatThrownBy(() -> instantiate(config("true", "", " "), FORCED))
                .isInstanceOfSatisfying(
                        ImageStreamException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessage("cannot trigger a deployment for \"web\" because it contains unresolved images");
    }

    @Test
    void anImageThatIsGoneIsWhatItWas() {
        images.clear();

        assertThat(image(instantiate(config("true", "old", "old"), FORCED))).isEqualTo("old");
    }

    @Test
    void aPausedConfigRefusesIt() {
        DeploymentConfig paused = config("true", "old", "old");
        paused.getSpec().setPaused(true);

        assertThatThrownBy(() -> instantiate(paused, FORCED))
                .hasMessage(
                        "spec.paused: Invalid value: true: deployment config \"web\" is paused - unpause to request a new"
                                + " deployment");
    }

    private Fired<DeploymentConfig> instantiate(DeploymentConfig config, InstantiateCommand command) {
        return DeploymentConfigRollouts.instantiate(config, command, resolution);
    }

    private static String image(Fired<DeploymentConfig> fired) {
        return fired.object()
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .get(0)
                .getImage();
    }

    private static DeploymentConfig config(String automatic, String noted, String image) {
        return Serialization.unmarshal(
                """
                apiVersion: apps.openshift.io/v1
                kind: DeploymentConfig
                metadata: {namespace: team, name: web, uid: 11111111-1111-1111-1111-111111111111}
                spec:
                  template: {spec: {containers: [{name: web, image: '%3$s'}]}}
                  triggers:
                  - type: ImageChange
                    imageChangeParams:
                      automatic: %1$s
                      containerNames: [web]
                      from: {kind: ImageStreamTag, name: 'app:1', namespace: team}
                      lastTriggeredImage: '%2$s'
                status: {latestVersion: 4}
                """
                        .formatted(automatic, noted, image),
                DeploymentConfig.class);
    }
}
