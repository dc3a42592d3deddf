package dev.imagestreams.triggers.kubernetes;

import static dev.imagestreams.triggers.testing.Workloads.deployment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.triggers.testing.ClusterServer;
import io.fabric8.kubernetes.api.model.Event;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** The faults that API servers, the way to them, and our database have. */
class ClusterFaultsIT extends ClusterSessionCase {

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
        Set<String> expired = ConcurrentHashMap.newKeySet();
        cluster.fault(request -> request.path().contains("watch=true")
                        && expired.add(request.path().replaceAll("\\?.*", ""))
                ? ClusterServer.expired()
                : Optional.empty());

        cluster.connection().drop();
        cluster.direct().resource(get("gone")).delete();
        create(deployment("later", "app:latest"));

        awaitImage("later", V1);
        assertThat(expired).contains("/apis/apps/v1/deployments");
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
}
