package dev.imagestreams.triggers.kubernetes;

import static dev.imagestreams.triggers.testing.Workloads.PLACEHOLDER;
import static dev.imagestreams.triggers.testing.Workloads.deployment;
import static dev.imagestreams.triggers.testing.Workloads.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.triggers.testing.ClusterServer.Seen;
import dev.imagestreams.triggers.testing.Workloads;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of objects in a cluster whose tags point somewhere, and move. */
class ImagePatchesIT extends ClusterSessionCase {

    static Stream<HasMetadata> everyKind() {
        return Stream.of(
                deployment("web", "app:latest"),
                Workloads.statefulSet("web", "app:latest"),
                Workloads.daemonSet("web", "app:latest"),
                Workloads.cronJob("web", "app:latest"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void everyKindWithAPodTemplateGetsTheImageOfItsTag(HasMetadata object) {
        pointers.point("demo/app:latest", V1);
        create(object);

        session.start();

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        cluster.direct().resource(object).get().toString())
                .contains(V1)
                .doesNotContain(PLACEHOLDER));
    }

    @Test
    void onlyTheImageIsPatchedAndUnderOurName() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));

        session.start();

        awaitImage("web", V1);
        assertThat(cluster.seen("PATCH")).singleElement().satisfies(patch -> {
            assertThat(patch.path())
                    .isEqualTo("/apis/apps/v1/namespaces/demo/deployments/web?fieldManager=imagestreams");
            assertThat(patch.body())
                    .contains("{\"op\":\"add\",\"path\":\"/spec/template/spec/containers/0/image\",\"value\":\"" + V1
                            + "\"}");
        });
        assertThat(get("web").getSpec().getReplicas()).isEqualTo(3);
    }

    @Test
    void aTagThatMovesIsRolledOut() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        session.start();
        awaitImage("web", V1);

        session.moved(pointers.point("demo/app:latest", V2));

        awaitImage("web", V2);
    }

    @Test
    void aPausedDeploymentGetsItsImageAndRollsItOutWhenItIsResumed() {
        pointers.point("demo/app:latest", V1);
        Deployment paused = deployment("web", "app:latest");
        paused.getSpec().setPaused(true);
        create(paused);

        session.start();

        awaitImage("web", V1);
        assertThat(get("web").getSpec().getPaused()).isTrue();
    }

    @Test
    void jobsPodsAndReplicaSetsAreNotWatched() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));

        session.start();

        awaitImage("web", V1);
        await().atMost(SOON).untilAsserted(() -> assertThat(cluster.seen("GET"))
                .extracting(seen -> seen.path().replaceAll("\\?.*", ""))
                .filteredOn(path -> path.matches("/apis?/.*/[a-z]+"))
                .contains("/apis/batch/v1/cronjobs", "/apis/apps/v1/deployments")
                .noneMatch(path -> path.matches(".*/(jobs|pods|replicasets|replicationcontrollers)")));
    }

    @Test
    void anObjectThatComesLaterGetsItsImageToo() {
        pointers.point("demo/app:latest", V1);
        session.start();

        create(deployment("web", "app:latest"));

        awaitImage("web", V1);
    }

    @Test
    void anImageSetByHandIsSetBack() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        session.start();
        awaitImage("web", V1);

        editImage("web", "by/hand:1");

        awaitImage("web", V1);
    }

    @Test
    void withoutAnnotationOrWithoutPointerNothingHappens() {
        pointers.point("demo/app:latest", V1);
        Deployment plain = deployment("plain", "app:latest");
        plain.getMetadata().setAnnotations(null);
        create(plain);
        create(deployment("waiting", "missing:latest"));
        create(deployment("web", "app:latest"));

        session.start();

        awaitImage("web", V1);
        assertThat(cluster.seen("PATCH")).hasSize(1);
        assertThat(image(cluster.direct(), "plain")).isEqualTo(PLACEHOLDER);
    }

    @Test
    void oneMoveReachesAThousandObjectsOnceEach() {
        pointers.point("demo/app:latest", V1);
        IntStream.range(0, 1_000).forEach(i -> create(deployment("web-" + i, "app:latest")));
        IntStream.range(0, 100).forEach(i -> create(deployment("other-" + i, "other:latest")));
        session.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> changes("done") == 1_000);

        session.moved(pointers.point("demo/app:latest", V2));

        await().atMost(Duration.ofSeconds(60)).until(() -> changes("done") == 2_000);
        assertThat(cluster.seen("PATCH").stream().filter(patch -> patch.body().contains(V2)))
                .extracting(Seen::path)
                .hasSize(1_000)
                .doesNotHaveDuplicates()
                .noneMatch(path -> path.contains("other"));
        assertThat(cluster.direct()
                        .apps()
                        .deployments()
                        .inNamespace("demo")
                        .list()
                        .getItems())
                .filteredOn(one -> one.getMetadata().getName().startsWith("web-"))
                .allMatch(one -> one.toString().contains(V2));
    }

    @Test
    void onlyTheNamespacesThatAreAskedForAreWatched() throws InterruptedException {
        ClusterSession narrow = session(List.of("other"));
        pointers.point("demo/app:latest", V1);
        pointers.point("other/app:latest", V1);
        Deployment other = deployment("web", "app:latest");
        other.getMetadata().setNamespace("other");
        create(other);
        create(deployment("web", "app:latest"));
        try {
            narrow.start();

            await().atMost(SOON).until(() -> changes("done") == 1);
            staysAt("web", PLACEHOLDER);
            assertThat(cluster.seen("GET"))
                    .extracting(Seen::path)
                    .noneMatch(path -> path.startsWith("/apis/apps/v1/deployments"));
        } finally {
            narrow.stop();
        }
    }

    @Test
    void aPlainClusterIsNotAskedForOpenShiftsKinds() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));

        session.start();

        awaitImage("web", V1);
        assertThat(cluster.seen("GET"))
                .extracting(Seen::path)
                .noneMatch(path -> path.contains("buildconfigs") || path.contains("deploymentconfigs"));
    }
}
