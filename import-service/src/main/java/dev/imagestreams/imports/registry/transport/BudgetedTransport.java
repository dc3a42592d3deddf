package dev.imagestreams.imports.registry.transport;

import dev.imagestreams.imports.metrics.MeterNames;
import dev.imagestreams.imports.metrics.RegistryLabels;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RetryingTransport.Pause;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps to a budget of requests for each registry, and for each account there to what the registry says about its quota
 * ({@link RateLimit}): who has used up theirs does not stop others, and who has used up his pulls may still ask for digests.
 * Short waits are waited here; for a longer one the request is not sent and fails as rate-limited, with the time to come
 * back at.
 */
public final class BudgetedTransport implements RegistryTransport {

    /** More registries than this at once start with a fresh budget: users name them, and memory is finite. */
    private static final int LIMIT = 1_000;

    /** @param perSecond negative for no budget of ours */
    public record Limits(int perSecond, int burst, Duration longestWait, Duration longestPause) {

        public Limits {
            if (perSecond == 0 || burst < 1) {
                throw new IllegalArgumentException(
                        "imagestreams.registry: requests-per-second must not be 0, and request-burst at least 1");
            }
        }
    }

    /** Whose quota a request uses up: that of his pulls, or that of all he does. */
    private record Payer(String registry, @Nullable String account, boolean pulls) {

        static Payer of(RegistryRequest request, boolean pulls) {
            return new Payer(request.registry().name(), request.account(), pulls);
        }
    }

    private final RegistryTransport next;
    private final Limits limits;
    private final Pause pause;
    private final Clock clock;
    private final MeterRegistry meters;
    private final RegistryLabels labels;
    private final Map<String, RequestBudget> budgets = new ConcurrentHashMap<>();
    private final Map<Payer, Instant> closed = new ConcurrentHashMap<>();

    public BudgetedTransport(
            RegistryTransport next,
            Limits limits,
            Pause pause,
            Clock clock,
            MeterRegistry meters,
            RegistryLabels labels) {
        this.next = next;
        this.limits = limits;
        this.pause = pause;
        this.clock = clock;
        this.meters = meters;
        this.labels = labels;
    }

    @Override
    public RegistryResponse send(RegistryRequest request) throws RegistryException {
        Duration wait = waitFor(request);
        if (wait.compareTo(limits.longestWait()) > 0) {
            throw new RegistryException(
                    Kind.RATE_LIMITED,
                    request + ": toomanyrequests: the registry is left alone for " + wait.toSeconds() + " s",
                    wait,
                    null);
        }
        if (!wait.isZero()) {
            sleep(request, wait);
        }
        RegistryResponse response = next.send(request);
        heed(request, response);
        return response;
    }

    /** Until the account may ask again, or else until it is this request's turn. */
    private Duration waitFor(RegistryRequest request) {
        Instant now = clock.instant();
        Duration pause = pause(request, now);
        if (pause.compareTo(limits.longestWait()) > 0) {
            return pause;
        }
        Duration paced = budget(request.registry(), now).take(now, limits.longestWait());
        return paced.compareTo(pause) > 0 ? paced : pause;
    }

    private Duration pause(RegistryRequest request, Instant now) {
        Instant all = closedUntil(Payer.of(request, false), now);
        Instant pulls = request.isPull() ? closedUntil(Payer.of(request, true), now) : now;
        Instant until = all.isAfter(pulls) ? all : pulls;
        return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    }

    /** A pause that is longer than any is from before the clock was set back, and is forgotten. */
    private Instant closedUntil(Payer payer, Instant now) {
        Instant until = closed.computeIfPresent(
                payer, (same, known) -> known.isAfter(now.plus(limits.longestPause())) ? null : known);
        return until == null ? now : until;
    }

    private RequestBudget budget(RegistryAddress registry, Instant now) {
        if (budgets.size() >= LIMIT) {
            budgets.clear();
        }
        double perSecond = limits.perSecond() < 0 ? Integer.MAX_VALUE : limits.perSecond();
        return budgets.computeIfAbsent(registry.name(), name -> new RequestBudget(perSecond, limits.burst(), now));
    }

    private void heed(RegistryRequest request, RegistryResponse response) {
        Instant now = clock.instant();
        Optional<RateLimit> asked = RateLimit.of(request, response, now);
        if (asked.isEmpty()) {
            return;
        }
        Duration wanted = asked.get().pause();
        Duration bounded = wanted.compareTo(limits.longestPause()) > 0 ? limits.longestPause() : wanted;
        Payer payer = Payer.of(request, asked.get().pullsOnly());
        if (closed.size() >= LIMIT) {
            closed.values().removeIf(now::isAfter);
        }
        closed.merge(payer, now.plus(bounded), (one, other) -> one.isAfter(other) ? one : other);
        meters.counter(
                        MeterNames.REGISTRY_PAUSES,
                        MeterNames.REGISTRY,
                        labels.of(request.registry().name()))
                .increment();
    }

    private void sleep(RegistryRequest request, Duration wait) throws RegistryException {
        meters.timer(
                        MeterNames.REGISTRY_WAITS,
                        MeterNames.REGISTRY,
                        labels.of(request.registry().name()))
                .record(wait);
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(Kind.TIMEOUT, request + ": given up", null, e);
        }
    }
}
