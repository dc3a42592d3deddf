package dev.imagestreams.imports.registry.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer says about how soon to ask again: {@code Retry-After} of any registry and Docker Hub's {@code
 * X-Retry-After}, and Docker Hub's {@code ratelimit-…} headers, which are about pulls.
 *
 * @param pause how long
 * @param pullsOnly whether the rest may go on: who has used up his pulls may still ask what a tag points to
 */
public record RateLimit(Duration pause, boolean pullsOnly) {

    private static final int TOO_MANY_REQUESTS = 429;

    /** {@code 100;w=21600}: so many requests in a window of so many seconds. */
    private static final Pattern QUOTA = Pattern.compile("([0-9]{1,9})(?:\\s*;\\s*w=([0-9]{1,9}))?");

    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{10}");

    /** @return empty if the registry does not ask for anything */
    static Optional<RateLimit> of(RegistryRequest request, RegistryResponse response, Instant now) {
        boolean refused = response.status() == TOO_MANY_REQUESTS;
        Optional<RateLimit> asked = refused
                ? response.retryAfter(now).or(() -> until(response, now)).map(wait -> new RateLimit(wait, false))
                : Optional.empty();
        // Refused although it was no pull: then it is not only pulls that are counted.
        boolean pullsOnly = !refused || request.isPull();
        return asked.or(() -> usedUp(response).map(wait -> new RateLimit(wait, pullsOnly)));
    }

    /** When the same request may be worth sending again, if the registry says so. */
    public static Optional<Duration> patience(RegistryRequest request, RegistryResponse response, Instant now) {
        return response.status() == TOO_MANY_REQUESTS
                ? of(request, response, now).map(RateLimit::pause)
                : response.retryAfter(now);
    }

    private static Optional<Duration> until(RegistryResponse response, Instant now) {
        return response.firstHeader("X-Retry-After")
                .filter(value -> EPOCH_SECONDS.matcher(value).matches())
                .map(value -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(value))))
                .filter(wait -> !wait.isNegative());
    }

    private static Optional<Duration> usedUp(RegistryResponse response) {
        Optional<Matcher> remaining = quota(response, "ratelimit-remaining");
        if (remaining.isEmpty() || Long.parseLong(remaining.get().group(1)) > 0) {
            return Optional.empty();
        }
        // The window slides: one request comes free after its part of it.
        return quota(response, "ratelimit-limit")
                .filter(limit -> limit.group(2) != null)
                .map(limit -> Duration.ofSeconds(Long.parseLong(limit.group(2)))
                        .dividedBy(Math.max(1, Long.parseLong(limit.group(1)))));
    }

    private static Optional<Matcher> quota(RegistryResponse response, String header) {
        return response.firstHeader(header).map(QUOTA::matcher).filter(Matcher::matches);
    }
}
