package dev.imagestreams.imports.config;

import dev.imagestreams.imports.credentials.NamespaceKeyrings;
import dev.imagestreams.imports.credentials.NamespacedRegistries;
import dev.imagestreams.imports.credentials.PullSecretFile;
import dev.imagestreams.imports.follow.FollowingResolver;
import dev.imagestreams.imports.follow.Sightings;
import dev.imagestreams.imports.follow.TagPicker;
import dev.imagestreams.imports.look.BoundedResolver;
import dev.imagestreams.imports.look.ResolveConfig;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.RegistryConfig;
import dev.imagestreams.imports.registry.auth.ConfiguredCredentials;
import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.registry.client.RegistryClients;
import dev.imagestreams.imports.registry.transport.Pulse;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.imports.resolve.ManifestDescription;
import dev.imagestreams.imports.resolve.MeteredResolver;
import dev.imagestreams.imports.resolve.RegistryLanes;
import dev.imagestreams.imports.resolve.RepositoryConfig;
import dev.imagestreams.imports.resolve.SourceResolver;
import dev.imagestreams.imports.source.Registries;
import dev.imagestreams.imports.work.NamedThreads;
import dev.imagestreams.model.image.Platform;
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

    private final ResolveConfig config;
    private final ExecutorService resolving;
    private final ExecutorService children;

    public Wiring(ResolveConfig config) {
        this.config = config;
        this.resolving = Executors.newFixedThreadPool(config.parallel(), new NamedThreads("import-resolve"));
        this.children = Executors.newFixedThreadPool(config.parallelChildren(), new NamedThreads("import-children"));
    }

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    Pulse pulse() {
        return new Pulse();
    }

    @Produces
    @Singleton
    Registries registries(
            Vertx vertx,
            RegistryConfig config,
            NamespaceKeyrings keyrings,
            MeterRegistry meters,
            RegistryLabels labels,
            Pulse pulse,
            Clock clock) {
        return new NamespacedRegistries(
                new RegistryClients(vertx, config, accounts(config), meters, labels, pulse, clock), keyrings);
    }

    private static CredentialSource accounts(RegistryConfig config) {
        CredentialSource named = new ConfiguredCredentials(config.credentials().values());
        return config.dockerConfig().map(PullSecretFile::read).map(named::or).orElse(named);
    }

    @Produces
    @Singleton
    BoundedResolver resolver(
            Registries registries,
            RepositoryConfig repositories,
            Sightings sightings,
            MeterRegistry meters,
            RegistryLabels labels,
            Clock clock) {
        int perRegistry = config.parallelPerRegistry();
        SourceResolver images =
                new ImageResolver(clock, platform(config.platform()), new RegistryLanes(children, perRegistry));
        return new BoundedResolver(
                new FollowingResolver(new TagPicker(sightings, clock), new MeteredResolver(images, meters, labels)),
                registries,
                repositories,
                new RegistryLanes(resolving, perRegistry));
    }

    @Produces
    @Singleton
    ManifestDescription manifestDescription(Clock clock) {
        return new ManifestDescription(clock);
    }

    private static Platform platform(String text) {
        String[] parts = text.split("/", -1);
        if (parts.length < 2 || parts.length > 3) {
            throw new IllegalArgumentException(
                    "imagestreams.import.resolve.platform must be os/architecture[/variant], and is " + text);
        }
        return new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : null);
    }

    @PreDestroy
    void stop() {
        resolving.shutdownNow();
        children.shutdownNow();
    }
}
