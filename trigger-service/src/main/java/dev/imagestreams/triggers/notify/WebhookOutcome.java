package dev.imagestreams.triggers.notify;

import dev.imagestreams.triggers.notify.http.Answer;
import dev.imagestreams.triggers.notify.http.WebhookReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint's answer means: only 2xx is success, 410 means never again, a redirect is a failure, and whoever is
 * overloaded is left alone for as long as it asks. Pure, and the only place that knows.
 */
final class WebhookOutcome {

    /** For "too many requests" that do not say for how long. */
    private static final Duration OVERLOAD_PAUSE = Duration.ofSeconds(60);

    private WebhookOutcome() {}

    static Outcome of(WebhookReply reply) {
        return reply instanceof WebhookReply.Answered answered
                ? of(answered.answer(), answered.retryAfter())
                : Outcome.Failed.because(((WebhookReply.NoAnswer) reply).error());
    }

    private static Outcome of(Answer answer, @Nullable Duration retryAfter) {
        int status = answer.status();
        if (status >= 200 && status < 300) {
            return new Outcome.Accepted(answer);
        }
        if (status >= 300 && status < 400) {
            return new Outcome.Failed("the endpoint redirects, which is not followed", answer, null);
        }
        return switch (status) {
            case 410 -> new Outcome.Gone(answer);
            case 429 ->
                new Outcome.Failed(
                        "the endpoint is overloaded", answer, retryAfter == null ? OVERLOAD_PAUSE : retryAfter);
            case 503 -> new Outcome.Failed("the endpoint is unavailable", answer, retryAfter);
            default -> new Outcome.Failed("the endpoint answered with status " + status, answer, null);
        };
    }
}
