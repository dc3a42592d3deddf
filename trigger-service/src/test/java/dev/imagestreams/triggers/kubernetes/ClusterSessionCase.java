package dev.imagestreams.triggers.kubernetes;

import static dev.imagestreams.triggers.testing.Workloads.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.triggers.reconcile.Backoff;
import dev.imagestreams.triggers.reconcile.ReconcileMeters;
import dev.imagestreams.triggers.reconcile.ReconcilePolicy;
import dev.imagestreams.triggers.testing.ClusterServer;
import dev.imagestreams.triggers.testing.KnownPointers;
import dev.imagestreams.triggers.testing.Workloads;
import dev.imagestreams.triggers.workload.ObjectKind;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;

/** A session against an API server that keeps objects, to be tested with. */
abstract class ClusterSessionCase {

    static final Duration SOON = Duration.ofSeconds(30);
    static final Duration A_WHILE = Duration.ofMillis(700);
    static final String V1 = "quay.io/a/app@sha256:1";
    static final String V2 = "quay.io/a/app@sha256:2";

    /** What the operator of the cluster has named. */
    static final List<ObjectKind> FURTHER =
            List.of(ObjectKind.named("argoproj.io/v1alpha1/Rollout"), ObjectKind.named("serving.example/v1/Service"));

    final ClusterServer cluster = ClusterServer.kubernetes();
    final KnownPointers pointers = new KnownPointers();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final ClusterSession session = session(List.of());

    @AfterEach
    void end() throws InterruptedException {
        session.stop();
        cluster.close();
    }

    ClusterSession session(List<String> namespaces) {
        Random random = new Random();
        ReconcilePolicy policy = new ReconcilePolicy(
                4,
                new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1), random),
                new Backoff(Duration.ofMillis(10), Duration.ofSeconds(1), random),
                Workloads.everyNamespace());
        return new ClusterSession(
                "test",
                namespaces,
                WatchedKinds.with(FURTHER),
                cluster::client,
                pointers,
                policy,
                new ReconcileMeters("test", meters),
                Duration.ofMillis(200));
    }

    long changes(String outcome) {
        return meters.find("imagestreams.workload.changes").tag("outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    void create(HasMetadata object) {
        cluster.direct().resource(object).create();
    }

    Deployment get(String name) {
        return cluster.direct()
                .apps()
                .deployments()
                .inNamespace("demo")
                .withName(name)
                .get();
    }

    List<Event> events() {
        return cluster.direct().v1().events().inNamespace("demo").list().getItems();
    }

    void editImage(String name, String image) {
        Deployment now = get(name);
        now.getSpec().getTemplate().getSpec().getContainers().get(0).setImage(image);
        cluster.direct().resource(now).update();
    }

    void awaitImage(String name, String image) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(image(cluster.direct(), name)).isEqualTo(image));
    }

    void staysAt(String name, String image) {
        await().during(A_WHILE).atMost(SOON).until(() -> image(cluster.direct(), name)
                .equals(image));
    }
}
