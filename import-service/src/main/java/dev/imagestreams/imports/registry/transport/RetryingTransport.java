package dev.imagestreams.imports.registry.transport;

import dev.imagestreams.imports.work.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Repeats a request that failed for a passing reason: 429, 5xx, or no answer. Honours {@code Retry-After} up to its own
 * longest wait; beyond that it answers what it got, for somebody with more patience. All requests only read, so
 * repeating is safe.
 */
public final class RetryingTransport implements RegistryTransport {

    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    private final RegistryTransport next;
    private final int attempts;
    private final Backoff backoff;
    private final Pause pause;
    private final Clock clock;

    /** How time is spent between attempts. */
    @FunctionalInterface
    public interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }

    /** @param attempts how often a request is sent at most, at least 1 */
    public RetryingTransport(RegistryTransport next, int attempts, Backoff backoff, Pause pause, Clock clock) {
        this.next = next;
        this.attempts = attempts;
        this.backoff = backoff;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public RegistryResponse send(RegistryRequest request) throws RegistryException {
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> asked;
            try {
                RegistryResponse response = next.send(request);
                boolean passing = PASSING.contains(response.status());
                asked = passing ? RateLimit.patience(request, response, clock.instant()) : Optional.empty();
                if (!passing || attempt >= attempts || tooLong(asked)) {
                    return response;
                }
            } catch (RegistryException e) {
                asked = e.retryAfter();
                if (!e.passing()
                        || attempt >= attempts
                        || tooLong(asked)
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            sleep(request, asked.orElse(backoff.after(attempt)));
        }
    }

    private boolean tooLong(Optional<Duration> asked) {
        return asked.isPresent() && asked.get().compareTo(backoff.longest()) > 0;
    }

    private void sleep(RegistryRequest request, Duration duration) throws RegistryException {
        try {
            pause.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryException(RegistryException.Kind.TIMEOUT, request + ": given up", null, e);
        }
    }
}
