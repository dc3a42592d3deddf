package dev.imagestreams.triggers.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.triggers.config.build.BuildConfigRules;
import dev.imagestreams.triggers.config.deployment.DeploymentConfigRules;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.DeploymentConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with the triggers of configs, in the words that OpenShift's clients show. */
class ConfigValidationTest {

    private final BuildConfigRules builds = new BuildConfigRules();
    private final DeploymentConfigRules deployments = new DeploymentConfigRules();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{type: ImageChange, imageChange: {from: {kind: ImageStreamTag, name: 'app:1', namespace: team}}} | ",
                "{type: ImageChange} | ",
                "{type: imageChange} | ",
                "{type: github, github: {secret: s}} | ",
                "{type: ConfigChange} | ",
                "{type: ConfigChange, imageChange: {from: {kind: nonsense}}} | ",
                "{} | spec.triggers[0].type: Required value",
                "{type: Telepathy} | spec.triggers[0].type: Invalid value: \"Telepathy\": invalid trigger type",
                "{type: ImageChange, imageChange: {from: {kind: DockerImage, name: app}}}"
                        + " | spec.triggers[0].imageChange.from.kind: Invalid value: \"DockerImage\": only an"
                        + " ImageStreamTag type of reference is allowed in an ImageChange trigger.",
                "{type: ImageChange, imageChange: {from: {kind: ImageStreamTag, name: app}}}"
                        + " | spec.triggers[0].imageChange.from.name: Invalid value: \"app\": ImageStreamTag object"
                        + " references must be in the form <name>:<tag>",
                "{type: ImageChange, imageChange: {from: {kind: ImageStreamTag}}}"
                        + " | spec.triggers[0].imageChange.from.name: Required value",
                "{type: ImageChange, imageChange: {from: {kind: ImageStreamTag, name: 'app:1', namespace: A_B}}}"
                        + " | spec.triggers[0].imageChange.from.namespace: Invalid value: \"A_B\": namespace must be a"
                        + " valid subdomain"
            })
    void aTriggerOfABuildConfig(String trigger, String error) {
        assertThat(errors(trigger)).isEqualTo(error == null ? "" : error);
    }

    @Test
    void aDefaultTriggerNeedsAStreamTagToFollow() {
        BuildConfig config =
                buildConfig("{dockerStrategy: {from: {kind: DockerImage, name: base}}}", "{type: ImageChange}");

        assertThat(builds.validate(builds.complete(config, null)))
                .extracting(FieldError::toString)
                .containsExactly(
                        "spec.triggers[0].imageChange: Invalid value: \"build from: DockerImage base\": a default"
                                + " ImageChange trigger can only be used when the build strategy includes an ImageStreamTag"
                                + " reference.");
    }

    @Test
    void twoTriggersOfABuildConfigCannotFollowOneTag() {
        String explicit =
                "{type: ImageChange, imageChange: {from: {kind: ImageStreamTag, name: 'base:1', namespace: demo}}}";

        assertThat(errors("{type: ImageChange}, " + explicit))
                .contains("spec.triggers: Invalid value")
                .contains("multiple ImageChange triggers refer to the same image stream tag");
    }

    @Test
    void buildsRunInOneOfThreeWays() {
        BuildConfig config = buildConfig("{}", "{type: ConfigChange}");

        assertThat(builds.complete(config, null).getSpec().getRunPolicy()).isEqualTo("Serial");
        config.getSpec().setRunPolicy("Sometimes");
        assertThat(builds.validate(config))
                .extracting(FieldError::toString)
                .containsExactly("spec.runPolicy: Invalid value: \"Sometimes\": run policy must Parallel, Serial, or"
                        + " SerialLatestOnly");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{type: ConfigChange} | ",
                "{type: ConfigChange, imageChangeParams: {}} | ",
                "{type: ImageChange, imageChangeParams: {containerNames: [nobody], from: {name: 'app:1'}}} | ",
                "{} | spec.triggers[0].type: Required value",
                "{type: ImageChange} | spec.triggers[0].imageChangeParams: Required value",
                "{type: ImageChange, imageChangeParams: {containerNames: [web]}}"
                        + " | spec.triggers[0].imageChangeParams.from: Required value",
                "{type: ImageChange, imageChangeParams: {containerNames: [web], from: {kind: DockerImage}}}"
                        + " | spec.triggers[0].imageChangeParams.from: Required value",
                "{type: ImageChange, imageChangeParams: {containerNames: [web], from: {kind: DockerImage, name: 'a:1'}}}"
                        + " | spec.triggers[0].imageChangeParams.from.kind: Invalid value: \"DockerImage\": kind must be an"
                        + " ImageStreamTag",
                "{type: ImageChange, imageChangeParams: {containerNames: [web], from: {name: app}}}"
                        + " | spec.triggers[0].imageChangeParams.from.name: Invalid value: \"app\": must be in the form of"
                        + " <name>:<tag>",
                "{type: ImageChange, imageChangeParams: {from: {name: 'app:1'}}}"
                        + " | spec.triggers[0].imageChangeParams.containerNames: Required value"
            })
    void aTriggerOfADeploymentConfig(String trigger, String error) {
        DeploymentConfig config = deploymentConfig(trigger);

        assertThat(deployments.validate(deployments.complete(config, null)))
                .extracting(FieldError::toString)
                .isEqualTo(error == null ? java.util.List.of() : java.util.List.of(error));
    }

    @Test
    void whatAReferenceLeavesOutIsFilledIn() {
        DeploymentConfig config = deployments.complete(
                deploymentConfig(
                        "{type: ImageChange, imageChangeParams: {containerNames: [web], from: {name: 'app:1'}}}"),
                null);

        assertThat(config.getSpec().getTriggers().get(0).getImageChangeParams().getFrom())
                .satisfies(from -> {
                    assertThat(from.getKind()).isEqualTo("ImageStreamTag");
                    assertThat(from.getNamespace()).isEqualTo("demo");
                });
    }

    @Test
    void aTriggerOfAnotherTypeFollowsNothing() {
        DeploymentConfig config = deploymentConfig("{type: ConfigChange, imageChangeParams: {automatic: true,"
                + " containerNames: [web], from: {kind: ImageStreamTag, name: 'app:1'}}}");

        assertThat(deployments.tags(config)).isEmpty();
        assertThat(deployments.view(config)).isEmpty();
    }

    private String errors(String triggers) {
        BuildConfig config = buildConfig("{sourceStrategy: {from: {kind: ImageStreamTag, name: 'base:1'}}}", triggers);
        return String.join(
                "; ",
                builds.validate(builds.complete(config, null)).stream()
                        .map(FieldError::toString)
                        .toList());
    }

    private static BuildConfig buildConfig(String strategy, String triggers) {
        return Serialization.unmarshal(
                """
                apiVersion: build.openshift.io/v1
                kind: BuildConfig
                metadata: {namespace: demo, name: app}
                spec:
                  strategy: %s
                  triggers: [%s]
                """
                        .formatted(strategy, triggers),
                BuildConfig.class);
    }

    private static DeploymentConfig deploymentConfig(String triggers) {
        return Serialization.unmarshal(
                """
                apiVersion: apps.openshift.io/v1
                kind: DeploymentConfig
                metadata: {namespace: demo, name: app}
                spec:
                  triggers: [%s]
                """
                        .formatted(triggers),
                DeploymentConfig.class);
    }
}
