package dev.imagestreams.triggers.kubernetes;

import static dev.imagestreams.triggers.testing.Workloads.PLACEHOLDER;
import static dev.imagestreams.triggers.testing.Workloads.deployment;
import static dev.imagestreams.triggers.testing.Workloads.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.triggers.pointer.PullSpecs;
import dev.imagestreams.triggers.reconcile.Backoff;
import dev.imagestreams.triggers.reconcile.ReconcileMeters;
import dev.imagestreams.triggers.reconcile.ReconcilePolicy;
import dev.imagestreams.triggers.testing.ClusterServer;
import dev.imagestreams.triggers.testing.ClusterServer.Seen;
import dev.imagestreams.triggers.testing.KnownPointers;
import dev.imagestreams.triggers.testing.Workloads;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A session against an API server that keeps objects, with the faults that such servers and the way to them have. */
class ClusterSessionIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_WHILE = Duration.ofMillis(700);
    private static final String V1 = "quay.io/a/app@sha256:1";
    private static final String V2 = "quay.io/a/app@sha256:2";

    private final ClusterServer cluster = ClusterServer.kubernetes();
    private final KnownPointers pointers = new KnownPointers();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ClusterSession session = session(List.of());

    @AfterEach
    void end() throws InterruptedException {
        session.stop();
        cluster.close();
    }

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

    @Test
    void whatTheClusterForbidsIsToldOnceAndTriedLaterAndLater() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        cluster.fault(request -> request.method().equals("PATCH")
                ? ClusterServer.status(403, "Forbidden", "deployments.apps is forbidden")
                : Optional.empty());

        session.start();

        await().atMost(SOON).until(() -> cluster.seen("PATCH").size() >= 3);
        cluster.fault(request -> Optional.empty());
        awaitImage("web", V1);
        await().atMost(SOON).untilAsserted(() -> assertThat(events())
                .extracting(Event::getType, Event::getReason, Event::getMessage)
                .containsExactlyInAnyOrder(
                        tuple("Warning", "ImageTriggerFailed", "deployments.apps is forbidden"),
                        tuple("Normal", "ImageTriggered", "Set image of web: " + V1)));
    }

    @Test
    void triggersThatMakeNoSenseAreToldOnTheObjectAndNotTriedAgain() throws InterruptedException {
        pointers.point("demo/app:latest", V1);
        Deployment web = deployment("web", "app:latest");
        web.getMetadata().getAnnotations().put("image.openshift.io/triggers", "[{");
        create(web);

        session.start();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(events()).singleElement().satisfies(event -> {
                    assertThat(event.getMessage())
                            .startsWith("the annotation image.openshift.io/triggers is not valid");
                    assertThat(event.getInvolvedObject().getName()).isEqualTo("web");
                    assertThat(event.getSource().getComponent()).isEqualTo("imagestreams");
                }));
        Thread.sleep(A_WHILE.toMillis());
        assertThat(changes("refused")).isEqualTo(1);
        assertThat(cluster.seen("PATCH")).isEmpty();
    }

    @Test
    void aWatchThatBreaksIsTakenUpAgain() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        session.start();
        awaitImage("web", V1);

        cluster.connection().drop();
        create(deployment("later", "app:latest"));

        awaitImage("later", V1);
    }

    @Test
    void aWatchThatHasExpiredBeginsWithANewList() {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        session.start();
        awaitImage("web", V1);
        create(deployment("gone", "app:latest"));
        awaitImage("gone", V1);
        AtomicInteger expired = new AtomicInteger();
        cluster.fault(request -> request.path().contains("watch=true") && expired.incrementAndGet() <= 4
                ? ClusterServer.expired()
                : Optional.empty());

        cluster.connection().drop();
        cluster.direct().resource(get("gone")).delete();
        create(deployment("later", "app:latest"));

        awaitImage("later", V1);
        assertThat(expired.get()).isGreaterThanOrEqualTo(4);
        await().atMost(SOON)
                .until(() -> meters.get("imagestreams.workload.watched").gauge().value() == 2);
    }

    @Test
    void aClusterThatIsAwayAtFirstIsWaitedFor() throws InterruptedException {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        cluster.connection().cut();

        session.start();
        Thread.sleep(A_WHILE.toMillis());
        cluster.connection().restore();

        awaitImage("web", V1);
    }

    @Test
    void aTagThatMovesWhileTheClusterIsAwayIsRolledOutWhenItIsBack() throws InterruptedException {
        pointers.point("demo/app:latest", V1);
        create(deployment("web", "app:latest"));
        session.start();
        awaitImage("web", V1);
        cluster.connection().cut();

        session.moved(pointers.point("demo/app:latest", V2));
        Thread.sleep(A_WHILE.toMillis());
        cluster.connection().restore();

        awaitImage("web", V2);
    }

    @Test
    void whileTheDatabaseIsAwayObjectsWait() throws InterruptedException {
        pointers.point("demo/app:latest", V1);
        pointers.away(true);
        create(deployment("web", "app:latest"));
        session.start();
        Thread.sleep(A_WHILE.toMillis());

        pointers.away(false);

        awaitImage("web", V1);
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

    private ClusterSession session(List<String> namespaces) {
        Random random = new Random();
        ReconcilePolicy policy = new ReconcilePolicy(
                4,
                new Backoff(Duration.ofMillis(50), Duration.ofSeconds(1), random),
                new Backoff(Duration.ofMillis(10), Duration.ofSeconds(1), random),
                new PullSpecs(null),
                true);
        return new ClusterSession(
                "test", namespaces, cluster::client, pointers, policy, new ReconcileMeters("test", meters));
    }

    private long changes(String outcome) {
        return meters.find("imagestreams.workload.changes").tag("outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private void create(HasMetadata object) {
        cluster.direct().resource(object).create();
    }

    private Deployment get(String name) {
        return cluster.direct()
                .apps()
                .deployments()
                .inNamespace("demo")
                .withName(name)
                .get();
    }

    private List<Event> events() {
        return cluster.direct().v1().events().inNamespace("demo").list().getItems();
    }

    private void editImage(String name, String image) {
        Deployment now = get(name);
        now.getSpec().getTemplate().getSpec().getContainers().get(0).setImage(image);
        cluster.direct().resource(now).update();
    }

    private void awaitImage(String name, String image) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(image(cluster.direct(), name)).isEqualTo(image));
    }

    private void staysAt(String name, String image) {
        await().during(A_WHILE).atMost(SOON).until(() -> image(cluster.direct(), name)
                .equals(image));
    }
}
