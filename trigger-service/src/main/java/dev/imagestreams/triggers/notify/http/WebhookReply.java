package dev.imagestreams.triggers.notify.http;

import dev.imagestreams.triggers.notify.Answer;
import dev.imagestreams.triggers.notify.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How one POST ended. What each end means is decided here and nowhere else: only 2xx is success, 410 means never again,
 * a redirect is a failure, and whoever is overloaded is left alone for as long as it asks.
 */
public sealed interface WebhookReply {

    Outcome outcome();

    /** @param retryAfter how long the endpoint asks to be left alone; null when it does not */
    record Answered(Answer answer, @Nullable Duration retryAfter) implements WebhookReply {

        /** For "too many requests" that do not say for how long. */
        private static final Duration OVERLOAD_PAUSE = Duration.ofSeconds(60);

        @Override
        public Outcome outcome() {
            int status = answer.status();
            if (status >= 200 && status < 300) {
                return new Outcome.Accepted(answer);
            }
            if (status >= 300 && status < 400) {
                return failed("the endpoint redirects, which is not followed", null);
            }
            return switch (status) {
                case 410 -> new Outcome.Gone(answer);
                case 429 -> failed("the endpoint is overloaded", retryAfter == null ? OVERLOAD_PAUSE : retryAfter);
                case 503 -> failed("the endpoint is unavailable", retryAfter);
                default -> failed("the endpoint answered with status " + status, null);
            };
        }

        private Outcome failed(String error, @Nullable Duration notBefore) {
            return new Outcome.Failed(error, answer, notBefore);
        }
    }

    /** @param error for a person */
    record NoAnswer(String error) implements WebhookReply {
        @Override
        public Outcome outcome() {
            return Outcome.Failed.because(error);
        }
    }
}
