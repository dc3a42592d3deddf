package dev.imagestreams.triggers.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.triggers.reconcile.Backoff;
import dev.imagestreams.triggers.reconcile.ReconcileMeters;
import dev.imagestreams.triggers.reconcile.ReconcilePolicy;
import dev.imagestreams.triggers.testing.ClusterServer;
import dev.imagestreams.triggers.testing.KnownPointers;
import dev.imagestreams.triggers.testing.Workloads;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.openshift.api.model.BuildConfig;
import io.fabric8.openshift.api.model.DeploymentConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** BuildConfigs and DeploymentConfigs of a cluster that has them. */
class OpenShiftSessionIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String V1 = "quay.io/a/app@sha256:1";
    private static final BuildConfig BUILD = Serialization.unmarshal(
            """
            apiVersion: build.openshift.io/v1
            kind: BuildConfig
            metadata: {namespace: demo, name: app}
            spec:
              strategy: {sourceStrategy: {from: {kind: ImageStreamTag, name: 'base:1'}}}
              triggers: [{type: ImageChange, imageChange: {}}]
            """,
            BuildConfig.class);
    private static final DeploymentConfig DEPLOYMENT = Serialization.unmarshal(
            """
            apiVersion: apps.openshift.io/v1
            kind: DeploymentConfig
            metadata: {namespace: demo, name: app}
            spec:
              template: {spec: {containers: [{name: web, image: ' '}]}}
              triggers:
              - {type: ImageChange, imageChangeParams: {automatic: true, containerNames: [web], from: {kind: ImageStreamTag, name: 'base:1'}}}
            """,
            DeploymentConfig.class);

    private final ClusterServer cluster = ClusterServer.openShift();
    private final KnownPointers pointers = new KnownPointers();
    private final ClusterSession session = session();

    @AfterEach
    void end() throws InterruptedException {
        session.stop();
        cluster.close();
    }

    @Test
    void aBuildIsStartedOnceForAnImage() {
        cluster.direct().resource(BUILD).create();
        session.start();
        session.moved(pointers.point("demo/base:1", V1));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(cluster.seen("POST")).anySatisfy(request -> {
                    assertThat(request.path())
                            .isEqualTo("/apis/build.openshift.io/v1/namespaces/demo/buildconfigs/app/instantiate");
                    assertThat(request.body()).contains("\"imageID\":\"" + V1 + "\"");
                }));
        recordBuild();

        session.missedSome();

        await().during(Duration.ofMillis(700)).atMost(SOON).until(() -> builds() == 1);
    }

    @Test
    void aBuildThatWasStartedByAnotherIsNoTrouble() {
        cluster.fault(request -> request.path().endsWith("/instantiate")
                ? ClusterServer.status(
                        500,
                        "InternalError",
                        "build config demo/app has already instantiated a build for imageid " + V1)
                : Optional.empty());
        pointers.point("demo/base:1", V1);
        cluster.direct().resource(BUILD).create();

        session.start();

        await().atMost(SOON).until(() -> builds() >= 1);
        await().during(Duration.ofMillis(700)).atMost(SOON).until(() -> builds() == 1);
    }

    @Test
    void aBuildThatCannotBeStartedIsToldInOpenShiftsWords() {
        cluster.fault(request -> request.path().endsWith("/instantiate")
                ? ClusterServer.status(403, "Forbidden", "not yours")
                : Optional.empty());
        pointers.point("demo/base:1", V1);
        cluster.direct().resource(BUILD).create();

        session.start();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events()).singleElement().satisfies(event -> {
                    assertThat(event.getReason()).isEqualTo("BuildConfigTriggerFailed");
                    assertThat(event.getMessage())
                            .isEqualTo("error triggering Build for BuildConfig demo/app: not yours");
                }));
    }

    @Test
    void aDeploymentConfigGetsItsImageAndItsRecord() {
        pointers.point("demo/base:1", V1);
        cluster.direct().resource(DEPLOYMENT).create();

        session.start();

        await().atMost(SOON).untilAsserted(() -> {
            DeploymentConfig now = cluster.direct().resource(DEPLOYMENT).get();
            assertThat(now.getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers()
                            .get(0)
                            .getImage())
                    .isEqualTo(V1);
            assertThat(now.getSpec().getTriggers().get(0).getImageChangeParams().getLastTriggeredImage())
                    .isEqualTo(V1);
        });
        assertThat(cluster.seen("PATCH")).hasSize(1);
    }

    /** As the server does when it starts a build. */
    private void recordBuild() {
        BuildConfig now = cluster.direct().resource(BUILD).get();
        now.setStatus(Serialization.unmarshal(
                        "status: {imageChangeTriggers: [{from: {name: 'base:1', namespace: demo}, lastTriggeredImageID: '"
                                + V1 + "'}]}",
                        BuildConfig.class)
                .getStatus());
        cluster.direct().resource(now).update();
        await().atMost(SOON).until(() -> cluster.direct().resource(BUILD).get().getStatus() != null);
    }

    private long builds() {
        return cluster.seen("POST").stream()
                .filter(request -> request.path().endsWith("/instantiate"))
                .count();
    }

    private List<Event> events() {
        return cluster.direct().v1().events().inNamespace("demo").list().getItems();
    }

    private ClusterSession session() {
        Backoff backoff = new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1), new Random());
        return new ClusterSession(
                "test",
                List.of(),
                WatchedKinds.with(List.of()),
                cluster::client,
                pointers,
                new ReconcilePolicy(2, backoff, backoff, Workloads.everyNamespace()),
                new ReconcileMeters("test", new SimpleMeterRegistry()),
                Duration.ofMillis(200));
    }
}
