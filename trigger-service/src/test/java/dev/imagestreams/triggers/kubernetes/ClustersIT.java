package dev.imagestreams.triggers.kubernetes;

import static dev.imagestreams.triggers.testing.Workloads.deployment;
import static dev.imagestreams.triggers.testing.Workloads.image;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.testing.Changes;
import dev.imagestreams.triggers.testing.ClusterServer;
import dev.imagestreams.triggers.testing.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From an event on the topic to a patched object of a cluster that is named in the configuration. */
@QuarkusTest
@QuarkusTestResource(value = ClustersIT.OneCluster.class, restrictToAnnotatedClass = true)
class ClustersIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void anEventOnTheTopicBecomesTheImageOfADeployment() {
        OneCluster.server.direct().resource(deployment("web", "app:prod")).create();
        ImageChanged change = Changes.in(new StreamKey("demo", "app"));

        TestBroker.publish(change);

        await().atMost(SOON).untilAsserted(() -> assertThat(image(OneCluster.server.direct(), "web"))
                .isEqualTo(change.current().reference()));
    }

    @Test
    void anObjectThatComesAfterTheEventGetsItsImageFromWhatIsKnown() {
        ImageChanged change = Changes.in(new StreamKey("demo", "later"));
        TestBroker.publish(change);

        OneCluster.server.direct().resource(deployment("later", "later:prod")).create();

        await().atMost(SOON).untilAsserted(() -> assertThat(image(OneCluster.server.direct(), "later"))
                .isEqualTo(change.current().reference()));
    }

    /** A cluster with a kubeconfig. */
    public static final class OneCluster implements QuarkusTestResourceLifecycleManager {

        static ClusterServer server;
        private Path kubeconfig;

        @Override
        public Map<String, String> start() {
            server = ClusterServer.kubernetes();
            try {
                kubeconfig = Files.createTempFile("kubeconfig", ".yaml");
                Files.writeString(kubeconfig, server.kubeconfig());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of("imagestreams.kubernetes.clusters.test.kubeconfig", kubeconfig.toString());
        }

        @Override
        public void stop() {
            server.close();
            try {
                Files.deleteIfExists(kubeconfig);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
