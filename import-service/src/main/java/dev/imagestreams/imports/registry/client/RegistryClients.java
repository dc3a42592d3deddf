package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.RegistryConfig;
import dev.imagestreams.imports.registry.auth.AuthenticatingTransport;
import dev.imagestreams.imports.registry.auth.ConfiguredCredentials;
import dev.imagestreams.imports.registry.transport.AddressGuard;
import dev.imagestreams.imports.registry.transport.MeteredTransport;
import dev.imagestreams.imports.registry.transport.RedirectingTransport;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import dev.imagestreams.imports.registry.transport.RetryingTransport;
import dev.imagestreams.imports.registry.transport.VertxTransport;
import dev.imagestreams.imports.resolve.ImageSource;
import dev.imagestreams.imports.resolve.ImageSources;
import dev.imagestreams.imports.work.Backoff;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.net.AddressPolicy;
import dev.imagestreams.model.net.Cidr;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;

/**
 * The one place where the layers are stacked. Outermost first: authentication (per repository), retries, redirects,
 * measuring, HTTP. Authentication is outside, because a challenge is no failure; redirects are inside the retries, so
 * that a redirect which has expired is asked for again.
 */
public final class RegistryClients implements ImageSources {

    private final RegistryTransport patient;
    private final RegistrySessions sessions;
    private final StatusErrors errors;

    public RegistryClients(
            Vertx vertx, RegistryConfig config, MeterRegistry meters, RegistryLabels labels, Clock clock) {
        AddressPolicy policy = new AddressPolicy(config.allowedNetworks().orElse(List.of()).stream()
                .map(Cidr::parse)
                .toList());
        RegistryTransport http = new VertxTransport(
                vertx,
                new AddressGuard(policy),
                config.connectTimeout(),
                config.requestTimeout(),
                config.connectionsPerRegistry());
        RegistryTransport once = new RedirectingTransport(new MeteredTransport(http, meters, labels));
        this.patient = new RetryingTransport(
                once,
                config.attempts(),
                new Backoff(config.backoff(), config.longestBackoff()),
                pause -> Thread.sleep(pause.toMillis()),
                clock);
        this.errors = new StatusErrors(clock);
        this.sessions = new RegistrySessions(
                patient,
                once,
                errors,
                new ConfiguredCredentials(config.credentials().values()),
                config.sessionLifetime(),
                clock);
    }

    @Override
    public ImageSource open(RepositoryName repository, boolean insecure) throws RegistryException {
        RepositoryName full = repository.withClientDefaults();
        RegistrySession session = sessions.open(RegistryAddress.of(full), insecure);
        RegistryTransport transport = new AuthenticatingTransport(patient, session.authorizer(), full.path());
        return new RemoteRepository(
                session,
                sessions,
                new ManifestEndpoint(session, transport, full.path(), errors),
                new BlobEndpoint(session, transport, full.path(), errors));
    }
}
