package dev.imagestreams.triggers.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes clients of clusters, all on the event loops of this process. */
@Singleton
class ClusterClients {

    /** The client's own would repeat whatever is answered with 500. Ours are per object, and watches have theirs. */
    private static final int RETRIES = 0;

    private final KubernetesConfig config;
    private final Vertx vertx;

    ClusterClients(KubernetesConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    /** @throws IllegalArgumentException if the configuration names what is not there */
    KubernetesClient connect(KubernetesConfig.Cluster cluster) {
        Config access = access(cluster);
        int millis = Math.toIntExact(config.requestTimeout().toMillis());
        access.setConnectionTimeout(millis);
        access.setRequestTimeout(millis);
        access.setRequestRetryBackoffLimit(RETRIES);
        return new KubernetesClientBuilder()
                .withConfig(access)
                .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                .build();
    }

    private static Config access(KubernetesConfig.Cluster cluster) {
        String context = cluster.context().orElse(null);
        if (cluster.kubeconfig().isEmpty()) {
            return Config.autoConfigure(context);
        }
        Path file = Path.of(cluster.kubeconfig().get());
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("the kubeconfig " + file + " cannot be read");
        }
        return Config.fromKubeconfig(context, file.toFile());
    }
}
