package dev.imagestreams.triggers.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.imagestreams.triggers.notify.http.Allowance;
import dev.imagestreams.triggers.notify.http.Answer;
import dev.imagestreams.triggers.notify.http.WebhookReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookOutcomeTest {

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void onlyTwoHundredsAreSuccess(int status) {
        assertThat(outcome(status, null)).isInstanceOf(Outcome.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 199, 300, 301, 302, 307, 308, 400, 401, 404, 500, 502})
    void everythingElseFailsAndMayBeTriedByTheSchedule(int status) {
        assertThat(outcome(status, Duration.ofHours(1)))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.notBefore())
                        .isNull());
    }

    @Test
    void goneMeansNeverAgain() {
        assertThat(outcome(410, null)).isInstanceOf(Outcome.Gone.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void anOverloadedEndpointIsLeftAloneAsLongAsItAsks(int status) {
        assertThat(outcome(status, Duration.ofMinutes(7)))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.notBefore())
                        .isEqualTo(Duration.ofMinutes(7)));
    }

    @Test
    void tooManyRequestsWithoutATimeMeansAMinute() {
        assertThat(outcome(429, null))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.notBefore())
                        .isEqualTo(Duration.ofMinutes(1)));
    }

    @Test
    void unavailableWithoutATimeFollowsTheSchedule() {
        assertThat(outcome(503, null))
                .isInstanceOfSatisfying(Outcome.Failed.class, failed -> assertThat(failed.notBefore())
                        .isNull());
    }

    @Test
    void noAnswerFailsWithItsReason() {
        assertThat(WebhookOutcome.of(new WebhookReply.NoAnswer("no answer: nobody\0there", false)))
                .isEqualTo(Outcome.Failed.because("no answer: nobody\ufffdthere"));
    }

    private static Outcome outcome(int status, @Nullable Duration retryAfter) {
        return WebhookOutcome.of(
                new WebhookReply.Answered(new Answer(status, null), retryAfter, Allowance.NONE, false));
    }
}
