package dev.imagestreams.imports.registry.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an answer says about how soon to ask again: {@code Retry-After}, and Docker Hub's {@code ratelimit-…} headers. */
final class RateLimit {

    /** {@code 100;w=21600}: so many requests in a window of so many seconds. */
    private static final Pattern QUOTA = Pattern.compile("([0-9]{1,9})(?:\\s*;\\s*w=([0-9]{1,9}))?");

    private RateLimit() {}

    /** @return how long to leave the registry alone; empty if it does not ask for that */
    static Optional<Duration> pause(RegistryResponse response, Instant now) {
        Optional<Duration> retryAfter = response.retryAfter(now);
        if (response.status() == 429 && retryAfter.isPresent()) {
            return retryAfter;
        }
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
