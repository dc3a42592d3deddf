package dev.imagestreams.triggers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.workload.Decision;
import dev.imagestreams.triggers.workload.Decision.BuildCause;
import dev.imagestreams.triggers.workload.Dependent;
import dev.imagestreams.triggers.workload.PatchOperation;
import dev.imagestreams.triggers.workload.Problem;
import dev.imagestreams.triggers.workload.Resolution;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.BuildRequest;
import io.fabric8.openshift.api.model.DeploymentConfig;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What OpenShift's own objects say, and what follows from it: the rows of its behaviour. */
class OpenShiftReaderTest {

    private static final String V1 = "quay.io/a/app@sha256:1";
    private static final String V2 = "quay.io/a/app@sha256:2";

    private final Resolution tags = tag -> Optional.ofNullable(
            Map.of("demo/app:latest", V2, "images/base:1", V1).get(tag.toString()));

    @Test
    void anAutomaticTriggerSetsEveryListedContainerAndRecordsTheImage() {
        Decision decision = deploymentConfig(trigger("app:latest", "[web, setup]", true, ""))
                .decide(tags);

        assertThat(decision).isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.operations())
                .containsExactly(
                        PatchOperation.expect("/spec/triggers/1/imageChangeParams/from/name", "app:latest"),
                        PatchOperation.set("/spec/triggers/1/imageChangeParams/lastTriggeredImage", V2),
                        PatchOperation.expect("/spec/template/spec/containers/0/name", "web"),
                        PatchOperation.expect("/spec/template/spec/containers/0/image", "placeholder"),
                        PatchOperation.set("/spec/template/spec/containers/0/image", V2),
                        PatchOperation.expect("/spec/template/spec/initContainers/0/name", "setup"),
                        PatchOperation.expect("/spec/template/spec/initContainers/0/image", "placeholder"),
                        PatchOperation.set("/spec/template/spec/initContainers/0/image", V2)));
    }

    @Test
    void aContainerThatDoesNotExistIsNoError() {
        assertThat(deploymentConfig(trigger("app:latest", "[nobody]", true, "")).decide(tags))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.operations())
                        .hasSize(2));
    }

    @Test
    void aTriggerThatIsNotAutomaticDecidesNothing() {
        assertThat(readDeploymentConfig(trigger("app:latest", "[web]", false, "")))
                .isEmpty();
    }

    @Test
    void oneAutomaticTriggerThatNeverResolvedHoldsBackTheWholeConfig() {
        Dependent config =
                deploymentConfig(trigger("app:latest", "[web]", true, "") + trigger("missing:1", "[setup]", true, ""));

        assertThat(config.decide(tags)).isEqualTo(new Decision.Settled());
        assertThat(config.problems(tags))
                .containsExactly(new Problem(true, "waits for demo/missing:1, which points to no image"));
        assertThat(config.follows()).hasSize(2);
    }

    @Test
    void oneThatResolvedBeforeCountsAsWhatItWas() {
        Dependent config =
                deploymentConfig(trigger("app:latest", "[web]", true, "") + trigger("missing:1", "[setup]", true, V1));

        assertThat(config.decide(tags))
                .isInstanceOfSatisfying(Decision.Patch.class, patch -> assertThat(patch.summary())
                        .isEqualTo("web: " + V2 + ", setup: " + V1));
    }

    @Test
    void aReferenceWithoutKindIsAStreamTagAndAnotherKindIsNone() {
        String untyped = trigger("app:latest", "[web]", true, "").replace("kind: ImageStreamTag, ", "");
        String image = trigger("app:latest", "[web]", true, "").replace("ImageStreamTag", "DockerImage");

        assertThat(deploymentConfig(untyped).decide(tags)).isInstanceOf(Decision.Patch.class);
        assertThat(deploymentConfig(image).decide(tags)).isEqualTo(new Decision.Settled());
        assertThat(deploymentConfig(image).problems(tags))
                .containsExactly(new Problem(false, "spec.triggers[1] names no image stream tag"));
    }

    @Test
    void aNewImageStartsABuildWithAllItsCauses() {
        Dependent config = buildConfig(
                "[{type: ConfigChange}, {type: ImageChange, imageChange: {}}, {type: ImageChange, imageChange:"
                        + " {from: {kind: ImageStreamTag, name: 'app:latest'}}}]",
                "{}");

        Decision.StartBuild build = (Decision.StartBuild) config.decide(tags);

        assertThat(build.causes())
                .containsExactly(
                        new BuildCause("images", "base:1", true, V1), new BuildCause(null, "app:latest", false, V2));
        BuildRequest request = BuildRequests.of(config.key(), build);
        assertThat(Serialization.asJson(request))
                .isEqualToIgnoringWhitespace(
                        """
                        {"apiVersion":"build.openshift.io/v1","kind":"BuildRequest",
                         "metadata":{"name":"app","namespace":"demo"},
                         "triggeredBy":[
                          {"imageChangeBuild":{"fromRef":{"kind":"ImageStreamTag","name":"base:1","namespace":"images"},
                           "imageID":"%s"},"message":"Image change"},
                          {"imageChangeBuild":{"fromRef":{"kind":"ImageStreamTag","name":"app:latest"},
                           "imageID":"%s"},"message":"Image change"}],
                         "triggeredByImage":{"kind":"DockerImage","name":"%s"}}"""
                                .formatted(V1, V2, V1));
    }

    @Test
    void theRequestNamesTheFirstTriggersOwnReference() {
        Dependent config = buildConfig(
                "[{type: ImageChange, imageChange: {from: {kind: ImageStreamTag, name: 'app:latest'}}}]", "{}");

        BuildRequest request = BuildRequests.of(config.key(), (Decision.StartBuild) config.decide(tags));

        assertThat(request.getFrom().getName()).isEqualTo("app:latest");
        assertThat(request.getTriggeredByImage().getName()).isEqualTo(V2);
    }

    @Test
    void anImageThatIsRecordedInTheStatusStartsNothing() {
        String status = "{imageChangeTriggers: [{from: {name: 'base:1', namespace: images}, lastTriggeredImageID: '"
                + V1 + "'}]}";

        assertThat(buildConfig("[{type: ImageChange, imageChange: {}}]", status).decide(tags))
                .isEqualTo(new Decision.Settled());
    }

    @Test
    void anImageThatAnOldServerRecordedInTheSpecStartsNothing() {
        assertThat(buildConfig("[{type: ImageChange, imageChange: {lastTriggeredImageID: '" + V1 + "'}}]", "{}")
                        .decide(tags))
                .isEqualTo(new Decision.Settled());
    }

    @Test
    void anotherRecordedImageStartsABuild() {
        String status = "{imageChangeTriggers: [{from: {name: 'base:1', namespace: images}, lastTriggeredImageID: '"
                + V2 + "'}]}";

        assertThat(buildConfig("[{type: ImageChange, imageChange: {}}]", status).decide(tags))
                .isInstanceOf(Decision.StartBuild.class);
    }

    @Test
    void aPausedTriggerDecidesNothing() {
        assertThat(readBuildConfig("[{type: ImageChange, imageChange: {paused: true}}]", "{}", "{}"))
                .isEmpty();
    }

    @Test
    void aPausedBuildConfigStartsNothing() {
        assertThat(readBuildConfig(
                                "[{type: ImageChange, imageChange: {}}]",
                                "{}",
                                "{openshift.io/build-config.paused: 'true'}")
                        .orElseThrow()
                        .decide(tags))
                .isEqualTo(new Decision.Settled());
    }

    @Test
    void aTagThatPointsNowhereStartsNothing() {
        assertThat(buildConfig(
                                "[{type: ImageChange, imageChange: {from: {kind: ImageStreamTag, name: 'missing:1'}}}]",
                                "{}")
                        .decide(tags))
                .isEqualTo(new Decision.Settled());
    }

    @Test
    void aStrategyWithoutStreamTagImpliesNone() {
        BuildConfig object = Serialization.unmarshal(
                """
                apiVersion: build.openshift.io/v1
                kind: BuildConfig
                metadata: {namespace: demo, name: app, uid: u}
                spec:
                  strategy: {dockerStrategy: {from: {kind: DockerImage, name: 'base:1'}}}
                  triggers: [{type: ImageChange, imageChange: {}}]
                """,
                BuildConfig.class);

        assertThat(OpenShiftReader.buildConfig(object)).isEmpty();
    }

    private static String trigger(String tag, String containers, boolean automatic, String last) {
        return "  - {type: ImageChange, imageChangeParams: {automatic: %s, containerNames: %s, lastTriggeredImage: '%s', from: {kind: ImageStreamTag, name: '%s'}}}\n"
                .formatted(automatic, containers, last, tag);
    }

    private static Dependent deploymentConfig(String triggers) {
        return readDeploymentConfig(triggers).orElseThrow();
    }

    private static Optional<Dependent> readDeploymentConfig(String triggers) {
        return OpenShiftReader.deploymentConfig(Serialization.unmarshal(
                """
                apiVersion: apps.openshift.io/v1
                kind: DeploymentConfig
                metadata: {namespace: demo, name: app, uid: u}
                spec:
                  template:
                    spec:
                      containers: [{name: web, image: placeholder}]
                      initContainers: [{name: setup, image: placeholder}]
                  triggers:
                  - {type: ConfigChange}
                """
                        + triggers,
                DeploymentConfig.class));
    }

    private static Dependent buildConfig(String triggers, String status) {
        return readBuildConfig(triggers, status, "{}").orElseThrow();
    }

    private static Optional<Dependent> readBuildConfig(String triggers, String status, String annotations) {
        return OpenShiftReader.buildConfig(Serialization.unmarshal(
                """
                apiVersion: build.openshift.io/v1
                kind: BuildConfig
                metadata: {namespace: demo, name: app, uid: u, annotations: %s}
                spec:
                  strategy: {sourceStrategy: {from: {kind: ImageStreamTag, name: 'base:1', namespace: images}}}
                  triggers: %s
                status: %s
                """
                        .formatted(annotations, triggers, status),
                BuildConfig.class));
    }
}
