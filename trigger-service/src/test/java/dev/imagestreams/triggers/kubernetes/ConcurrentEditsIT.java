package dev.imagestreams.triggers.kubernetes;

import static dev.imagestreams.triggers.testing.Workloads.PLACEHOLDER;
import static dev.imagestreams.triggers.testing.Workloads.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.triggers.testing.ClusterServer;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Somebody pauses, changes or deletes an object between our look at it and our patch. */
class ConcurrentEditsIT extends ClusterSessionCase {

    @Test
    void whoPausesATriggerBetweenLookAndPatchIsObeyed() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        cluster.beforeNextPatch(() -> {
            Deployment now = get("web");
            String paused = now.getMetadata()
                    .getAnnotations()
                    .get("image.openshift.io/triggers")
                    .replace("}]", ",\"paused\":true}]");
            now.getMetadata().getAnnotations().put("image.openshift.io/triggers", paused);
            cluster.direct().resource(now).update();
        });

        session.start();

        await().atMost(SOON).until(() -> cluster.seen("PATCH").size() == 1 && changes("rejected") == 1);
        staysAt("web", PLACEHOLDER);
    }

    @Test
    void aLostRaceIsRunAgain() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        AtomicInteger races = new AtomicInteger();
        cluster.fault(request -> request.method().equals("PATCH") && races.incrementAndGet() <= 3
                ? ClusterServer.status(409, "Conflict", "the object has been modified")
                : Optional.empty());

        session.start();

        awaitImage("web", V1);
        assertThat(cluster.seen("PATCH")).hasSize(4);
    }

    @Test
    void containersThatChangePlacesAreNotConfused() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        cluster.beforeNextPatch(() -> {
            Deployment now = get("web");
            now.getSpec()
                    .getTemplate()
                    .getSpec()
                    .getContainers()
                    .add(
                            0,
                            new ContainerBuilder()
                                    .withName("proxy")
                                    .withImage("envoy:1")
                                    .build());
            cluster.direct().resource(now).update();
        });

        session.start();

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        get("web").getSpec().getTemplate().getSpec().getContainers())
                .extracting(container -> container.getImage())
                .containsExactly("envoy:1", V1));
    }

    @Test
    void anObjectThatDisappearsIsForgotten() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        cluster.beforeNextPatch(() -> {
            cluster.direct().resource(get("web")).delete();
        });

        session.start();

        await().atMost(SOON).until(() -> changes("gone") == 1);
        await().atMost(SOON)
                .until(() -> meters.get("imagestreams.workload.watched").gauge().value() == 0);
        assertThat(cluster.seen("PATCH")).hasSize(1);
    }
}
