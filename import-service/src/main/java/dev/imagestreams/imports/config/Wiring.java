package dev.imagestreams.imports.config;

import dev.imagestreams.imports.credentials.NamespaceKeyrings;
import dev.imagestreams.imports.credentials.NamespacedRegistries;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.RegistryConfig;
import dev.imagestreams.imports.registry.client.RegistryClients;
import dev.imagestreams.imports.resolve.BoundedResolver;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.imports.resolve.ManifestDescription;
import dev.imagestreams.imports.resolve.MeteredResolver;
import dev.imagestreams.imports.resolve.Registries;
import dev.imagestreams.imports.resolve.RepositoryConfig;
import dev.imagestreams.imports.resolve.ResolveConfig;
import dev.imagestreams.imports.work.NamedThreads;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Puts the parts together that know no framework. */
@Singleton
public class Wiring {

    private final ExecutorService resolving;

    public Wiring(ResolveConfig config) {
        this.resolving = Executors.newFixedThreadPool(config.parallel(), new NamedThreads("import-resolve"));
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Registries registries(
            Vertx vertx,
            RegistryConfig config,
            NamespaceKeyrings keyrings,
            MeterRegistry meters,
            RegistryLabels labels,
            Clock clock) {
        return new NamespacedRegistries(new RegistryClients(vertx, config, meters, labels, clock), keyrings);
    }

    @Produces
    @Singleton
    BoundedResolver resolver(
            Registries registries, RepositoryConfig config, MeterRegistry meters, RegistryLabels labels, Clock clock) {
        return new BoundedResolver(
                new MeteredResolver(new ImageResolver(clock), meters, labels), registries, config, resolving);
    }

    @Produces
    @Singleton
    ManifestDescription manifestDescription(Clock clock) {
        return new ManifestDescription(clock);
    }

    @PreDestroy
    void stop() {
        resolving.shutdownNow();
    }
}
