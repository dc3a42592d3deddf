package dev.imagestreams.imports.registry.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryException.Kind;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.ScriptedTransport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registries refuse alike in different words. */
class StatusErrorsTest {

    private static final RegistryRequest REQUEST =
            ScriptedTransport.request("https://r.example/v2/app/manifests/1", false);

    private final StatusErrors errors =
            new StatusErrors(Clock.fixed(Instant.parse("2026-02-01T12:00:00Z"), ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    429 | application/json | {"errors":[{"code":"TOOMANYREQUESTS","message":"You have reached your pull rate limit."}]} | 429 toomanyrequests: You have reached your pull rate limit.
                    429 | application/json | {"errors":[{"code":"TOOMANYREQUESTS","message":"retry-after: 1.2ms, allowed: 44000/minute"}]} | 429 toomanyrequests: retry-after: 1.2ms, allowed: 44000/minute
                    403 | application/json | {"errors":[{"code":"TOOMANYREQUESTS","message":"Rate exceeded"}]} | 403 toomanyrequests: Rate exceeded
                    429 | application/json | {"message":"slow down"}             | 429 toomanyrequests: too many requests
                    429 | text/plain; charset=utf-8 | Retry later                | 429 toomanyrequests: Retry later
                    429 | text/html        | <html><h1>429 Too Many Requests</h1> | 429 toomanyrequests: too many requests
                    429 | ~~               | ~~                                  | 429 toomanyrequests: too many requests
                    """)
    void aUsedUpQuotaIsOneInWhateverWords(int status, String type, String body, String told) {
        RegistryException failure = errors.of(REQUEST, answer(status, Map.of("Content-Type", type), body));

        assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMITED);
        assertThat(failure).hasMessage(REQUEST + ": " + told);
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After,         30,                            30",
        "Retry-After,         'Sun, 01 Feb 2026 12:01:00 GMT', 60",
        "X-Retry-After,       1769947230,                    30",
        "ratelimit-remaining, 0;w=21600,                     216",
        "ratelimit-remaining, 3;w=21600,                     ",
        "Retry-After,         soon,                          "
    })
    void saysWhenToComeBack(String header, String value, Integer seconds) {
        RegistryException failure =
                errors.of(REQUEST, answer(429, Map.of(header, value, "ratelimit-limit", "100;w=21600"), ""));

        assertThat(failure.retryAfter()
                        .map(Duration::toSeconds)
                        .map(Long::intValue)
                        .orElse(null))
                .isEqualTo(seconds);
    }

    @Test
    void aRegistryThatIsBrokenIsNotWaitedForBecauseOfAQuota() {
        Map<String, String> quota = Map.of("ratelimit-remaining", "0;w=21600", "ratelimit-limit", "100;w=21600");

        assertThat(errors.of(REQUEST, answer(503, quota, "")).retryAfter()).isEmpty();
        assertThat(errors.of(REQUEST, answer(503, Map.of("Retry-After", "7"), ""))
                        .retryAfter())
                .contains(Duration.ofSeconds(7));
    }

    @Test
    void wordsOfTheOtherSideAreShortAndPrintable() {
        RegistryException failure = errors.of(
                REQUEST, answer(429, Map.of("Content-Type", "text/plain"), "\u0007bell " + "x".repeat(5_000)));

        assertThat(failure.getMessage()).contains("toomanyrequests: ?bell xxx").hasSizeLessThan(300);
    }

    private static RegistryResponse answer(int status, Map<String, String> headers, String body) {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new RegistryResponse(status, lists, body.getBytes(StandardCharsets.UTF_8));
    }
}
