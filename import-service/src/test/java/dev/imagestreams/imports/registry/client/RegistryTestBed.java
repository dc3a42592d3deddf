package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.imagestreams.embedded.registry.ImagePusher;
import dev.imagestreams.embedded.registry.RegistryAnswer;
import dev.imagestreams.embedded.registry.RegistryFault;
import dev.imagestreams.embedded.registry.RegistryServer;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.RegistryConfig;
import dev.imagestreams.imports.registry.RegistryConfigs;
import dev.imagestreams.imports.registry.auth.ConfiguredCredentials;
import dev.imagestreams.imports.registry.transport.Pulse;
import dev.imagestreams.imports.resolve.ImageResolver;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.stream.ImportMode;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A registry of its own for each test, and looks at it over real HTTP. */
abstract class RegistryTestBed {

    private static Vertx vertx;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    RegistryServer registry;
    ImagePusher pusher;

    @BeforeAll
    static void startVertx() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stopVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    @BeforeEach
    void startRegistry() throws IOException {
        registry = RegistryServer.start();
        pusher = new ImagePusher(registry.address());
    }

    @AfterEach
    void stopRegistry() throws IOException {
        registry.close();
    }

    static RegistryFault onManifests(UnaryOperator<RegistryAnswer> bend) {
        return (request, real) -> request.isForManifest() ? bend.apply(real.get()) : real.get();
    }

    RegistryClients clients() {
        return clients(Map.of());
    }

    RegistryClients clients(Map<String, String> properties) {
        RegistryConfig config = RegistryConfigs.of(properties);
        return new RegistryClients(
                vertx,
                config,
                new ConfiguredCredentials(config.credentials().values()),
                meters,
                new RegistryLabels(),
                new Pulse(),
                Clock.systemUTC());
    }

    Resolution look(String image) {
        return look(clients(), image, ImportMode.LEGACY);
    }

    Resolution look(RegistryClients clients, String image, ImportMode mode) {
        return look(clients, source(registry.address() + "/" + image, mode, true));
    }

    static Resolution look(RegistryClients clients, TagImport source) {
        return new ImageResolver(Clock.systemUTC()).resolve(source, clients.configured());
    }

    static TagImport insecure(String from) {
        return source(from, ImportMode.LEGACY, true);
    }

    static TagImport source(String from, ImportMode mode, boolean insecure) {
        return new TagImport(null, null, from, new ImportPolicy(insecure, false, mode), ReferencePolicy.SOURCE, null);
    }

    static ImportOutcome.Resolved resolved(Resolution resolution) {
        return assertThat(resolution.outcome())
                .asInstanceOf(type(ImportOutcome.Resolved.class))
                .actual();
    }

    static ImportOutcome.Failed failed(Resolution resolution) {
        return assertThat(resolution.outcome())
                .asInstanceOf(type(ImportOutcome.Failed.class))
                .actual();
    }
}
