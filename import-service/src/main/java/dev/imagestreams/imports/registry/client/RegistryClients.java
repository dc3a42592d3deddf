package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.RegistryConfig;
import dev.imagestreams.imports.registry.auth.AuthenticatingTransport;
import dev.imagestreams.imports.registry.auth.CredentialSource;
import dev.imagestreams.imports.registry.auth.Credentials;
import dev.imagestreams.imports.registry.auth.Purpose;
import dev.imagestreams.imports.registry.transport.AddressGuard;
import dev.imagestreams.imports.registry.transport.BudgetedTransport;
import dev.imagestreams.imports.registry.transport.DirectHosts;
import dev.imagestreams.imports.registry.transport.HostTrust;
import dev.imagestreams.imports.registry.transport.MeteredTransport;
import dev.imagestreams.imports.registry.transport.ProxyRoute;
import dev.imagestreams.imports.registry.transport.Pulse;
import dev.imagestreams.imports.registry.transport.RedirectingTransport;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import dev.imagestreams.imports.registry.transport.RetryingTransport;
import dev.imagestreams.imports.registry.transport.RetryingTransport.Pause;
import dev.imagestreams.imports.registry.transport.VertxTransport;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.work.Backoff;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.net.AddressPolicy;
import dev.imagestreams.model.net.Cidr;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one place where the layers are stacked. Outermost first: authentication (per repository), retries, redirects,
 * the registry's budget, measuring, HTTP. Authentication is outside, because a challenge is no failure; redirects are inside the retries, so
 * that a redirect which has expired is asked for again.
 */
public final class RegistryClients {

    private final RegistryTransport patient;
    private final RegistrySessions sessions;
    private final StatusErrors errors;
    private final CredentialSource configured;
    private final Mirrors mirrors;
    private final HouseRules rules;
    private final MeterRegistry meters;
    private final RegistryLabels labels;
    private final Pulse pulse;

    /** @param configured the accounts for everybody */
    public RegistryClients(
            Vertx vertx,
            RegistryConfig config,
            CredentialSource configured,
            MeterRegistry meters,
            RegistryLabels labels,
            Pulse pulse,
            Clock clock) {
        AddressPolicy policy = new AddressPolicy(config.allowedNetworks().orElse(List.of()).stream()
                .map(Cidr::parse)
                .toList());
        RegistryTransport http = new VertxTransport(
                vertx,
                new AddressGuard(policy),
                config.proxy().map(RegistryClients::route),
                trust(config),
                config.connectTimeout(),
                config.requestTimeout(),
                config.connectionsPerRegistry());
        Pause pause = time -> Thread.sleep(time.toMillis());
        RegistryTransport budgeted = new BudgetedTransport(
                new MeteredTransport(pulse.of(http), meters, labels),
                new BudgetedTransport.Limits(
                        config.requestsPerSecond(),
                        config.requestBurst(),
                        config.longestBackoff(),
                        config.longestPause()),
                pause,
                clock,
                meters,
                labels);
        RegistryTransport once = new RedirectingTransport(budgeted);
        this.patient = new RetryingTransport(
                once, config.attempts(), new Backoff(config.backoff(), config.longestBackoff()), pause, clock);
        this.mirrors = new Mirrors(config.mirrors().values());
        this.rules = new HouseRules(config);
        this.meters = meters;
        this.labels = labels;
        this.pulse = pulse;
        this.errors = new StatusErrors(clock);
        this.configured = configured;
        this.sessions = new RegistrySessions(patient, once, errors, config.sessionLifetime(), clock);
    }

    /** Repositories as seen with the configured accounts. */
    public ImageSources configured() {
        return with(configured);
    }

    /** Repositories as seen with these accounts, and where there is none of them, with the configured ones. */
    public ImageSources preferring(CredentialSource accounts) {
        return with(accounts.or(configured));
    }

    /** The accounts with which {@link #preferring} opens this repository: of itself, and of each of its mirrors. */
    public List<Optional<Credentials>> accounts(
            CredentialSource accounts, RepositoryName repository, boolean insecure) {
        RepositoryName full = repository.withClientDefaults();
        CredentialSource all = accounts.or(configured);
        return Stream.concat(
                        Stream.of(new MirrorPlan.Place(full, insecure)),
                        mirrors.of(full).places())
                .map(place -> all.credentialsFor(purpose(place.repository(), place.insecure())))
                .toList();
    }

    private ImageSources with(CredentialSource accounts) {
        return (repository, insecure) -> open(repository, insecure, accounts);
    }

    private ImageSource open(RepositoryName repository, boolean insecure, CredentialSource accounts)
            throws RegistryException {
        RepositoryName full = repository.withClientDefaults();
        MirrorPlan plan = plan(full);
        return plan.isEmpty()
                ? connect(full, insecure, accounts)
                : new MirroredRepository(
                        plan, full, insecure, (place, lax) -> connect(place, lax, accounts), this::countLost);
    }

    private MirrorPlan plan(RepositoryName full) {
        MirrorPlan plan = mirrors.of(full);
        plan.places()
                .forEach(place -> pulse.standsInFor(
                        RegistryAddress.of(place.repository()).name(),
                        RegistryAddress.of(full).name()));
        return rules.blocked(RegistryAddress.of(full)) ? plan.withoutSource() : plan;
    }

    private ImageSource connect(RepositoryName full, boolean insecure, CredentialSource accounts)
            throws RegistryException {
        Purpose purpose = purpose(full, insecure);
        rules.admit(purpose.registry());
        RegistrySession session =
                sessions.open(purpose.registry(), purpose.insecure(), accounts.credentialsFor(purpose));
        RegistryTransport transport = new AuthenticatingTransport(patient, session.authorizer(), full.path());
        return new RemoteRepository(
                session,
                sessions,
                new ManifestEndpoint(session, transport, full.path(), errors),
                new BlobEndpoint(session, transport, full.path(), errors),
                new TagListEndpoint(session, transport, full.path(), errors),
                new ReferrersEndpoint(session, transport, full.path(), errors));
    }

    private Purpose purpose(RepositoryName full, boolean insecure) {
        RegistryAddress registry = RegistryAddress.of(full);
        return new Purpose(registry, full.path(), rules.insecure(registry, insecure));
    }

    private void countLost(RepositoryName mirror) {
        meters.counter(MeterNames.MIRROR_MISSES, MeterNames.REGISTRY, labels.of(mirror.registry()))
                .increment();
    }

    private static ProxyRoute route(RegistryConfig.Proxy proxy) {
        return new ProxyRoute(
                proxy.url(),
                proxy.username(),
                proxy.password(),
                new DirectHosts(proxy.noProxy().orElse(List.of())));
    }

    private static HostTrust trust(RegistryConfig config) {
        HostTrust trust = new HostTrust(config.authoritiesInterval());
        config.authorities().values().forEach(authority -> trust.add(authority.hosts(), authority.certificates()));
        return trust;
    }
}
