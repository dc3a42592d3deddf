package dev.imagestreams.imports.registry.transport;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was answered, whatever the status. The body is complete: a connection that ends early is a failure of the
 * transport, not a short body.
 *
 * @param headers names compare without case
 */
public record RegistryResponse(int status, Map<String, List<String>> headers, byte[] body) {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    public RegistryResponse {
        Map<String, List<String>> caseless = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        caseless.putAll(headers);
        headers = caseless;
    }

    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    public Optional<String> firstHeader(String name) {
        return header(name).stream().findFirst();
    }

    /** The same without a header. */
    RegistryResponse without(String name) {
        Map<String, List<String>> others = new HashMap<>(headers);
        others.keySet().removeIf(name::equalsIgnoreCase);
        return new RegistryResponse(status, others, body);
    }

    /** {@code Retry-After} in either of its forms (RFC 9110 §10.2.3); empty if absent, unreadable or past. */
    public Optional<Duration> retryAfter(Instant now) {
        return firstHeader("Retry-After")
                .flatMap(value -> SECONDS.matcher(value).matches()
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
                        : until(value, now))
                .filter(wait -> !wait.isNegative());
    }

    private static Optional<Duration> until(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
