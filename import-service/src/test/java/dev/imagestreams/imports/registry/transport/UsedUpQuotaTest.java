package dev.imagestreams.imports.registry.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a registry says about its quota, and to whom and what it applies. */
class UsedUpQuotaTest extends BudgetTestBed {

    @ParameterizedTest
    @CsvSource({
        "429, ratelimit-remaining, 0;w=21600, 108",
        "429, retry-after, 7, 7",
        "429, retry-after, 999999, 120",
        "429, retry-after, soon, 0",
        "429, x-retry-after, 1769947230, 30",
        "429, x-retry-after, 1769940000, 0",
        "200, x-retry-after, 1769947230, 0",
        "200, retry-after, 7, 0",
        "200, ratelimit-remaining, 76;w=21600, 0",
        "200, ratelimit-remaining, 0;w=21600, 108",
        "200, ratelimit-remaining, nonsense, 0"
    })
    void heedsWhatARegistryAsksForWithinBounds(int status, String header, String value, int seconds) throws Exception {
        BudgetedTransport transport = transport(10, 10);
        registry.answer(status, Map.of(header, List.of(value), "ratelimit-limit", List.of("200;w=21600")), "");

        transport.send(REQUEST);

        Duration left = seconds == 0
                ? Duration.ZERO
                : catchThrowableOfType(RegistryException.class, () -> transport.send(REQUEST))
                        .retryAfter()
                        .orElseThrow();
        assertThat(left).isEqualTo(Duration.ofSeconds(seconds));
        if (seconds == 0) {
            registry.answer(200);
            transport.send(REQUEST);
        }
        assertThat(waits).isEmpty();
    }

    @Test
    void forgetsAPauseFromBeforeTheClockWasSetBack() throws Exception {
        BudgetedTransport transport = transport(10, 10);
        registry.answer(429, Map.of("Retry-After", List.of("60")), "");
        transport.send(REQUEST);

        now = now.minus(Duration.ofDays(1));

        registry.answer(429, Map.of("Retry-After", List.of("60")), "");
        transport.send(REQUEST);
        assertThatThrownBy(() -> transport.send(REQUEST)).hasMessageContaining("left alone for 60 s");
    }

    @Test
    void leavesAloneOnlyWhoseQuotaIsUsedUp() throws Exception {
        BudgetedTransport transport = transport(10, 10);
        registry.answer(429, Map.of("Retry-After", List.of("60")), "");
        transport.send(by("ann"));

        assertThatThrownBy(() -> transport.send(by("ann"))).hasMessageContaining("toomanyrequests");

        registry.answer(200).answer(200);
        transport.send(by("bob"));
        transport.send(REQUEST);
        assertThat(waits).isEmpty();
    }

    /** Docker Hub counts manifests that are read whole, and nothing else. */
    @Test
    void whoHasUsedUpHisPullsMayStillAskForEverythingElse() throws Exception {
        BudgetedTransport transport = transport(10, 10);
        answerUsedUp(200);
        transport.send(REQUEST);

        assertThatThrownBy(() -> transport.send(REQUEST)).hasMessageContaining("toomanyrequests");
        for (String other : List.of(
                "/v2/",
                "/v2/app/tags/list",
                "/v2/app/blobs/sha256:0",
                "/v2/team/manifests/tags/list",
                "/token?scope=manifests/",
                "?")) {
            registry.answer(200);
            transport.send(ScriptedTransport.request("https://r.example" + other, false));
        }
        answerUsedUp(200);
        transport.send(glance());
        registry.answer(200);
        transport.send(glance());
        assertThat(waits).isEmpty();
    }

    @Test
    void whereAnythingElseIsRefusedAsWellItIsLeftAlone() throws Exception {
        BudgetedTransport transport = transport(10, 10);
        answerUsedUp(429);
        transport.send(glance());

        assertThatThrownBy(() -> transport.send(glance())).hasMessageContaining("toomanyrequests");
        assertThatThrownBy(() -> transport.send(REQUEST)).hasMessageContaining("toomanyrequests");
    }

    private void answerUsedUp(int status) {
        registry.answer(
                status,
                Map.of("ratelimit-remaining", List.of("0;w=21600"), "ratelimit-limit", List.of("100;w=21600")),
                "");
    }

    private static RegistryRequest glance() {
        return new RegistryRequest(
                REQUEST.registry(), RegistryRequest.Method.HEAD, REQUEST.uri(), null, null, null, 1, false);
    }

    private static RegistryRequest by(String account) {
        return new RegistryRequest(
                REQUEST.registry(), REQUEST.method(), REQUEST.uri(), null, account, null, REQUEST.maxBytes(), false);
    }
}
