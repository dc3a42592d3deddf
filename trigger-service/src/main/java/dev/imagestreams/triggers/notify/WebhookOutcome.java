package dev.imagestreams.triggers.notify;

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
                ? of(answered)
                : new Outcome.Failed(((WebhookReply.NoAnswer) reply).error(), null, null, reply.inside());
    }

    private static Outcome of(WebhookReply.Answered reply) {
        int status = reply.answer().status();
        if (status >= 200 && status < 300) {
            return new Outcome.Accepted(reply.answer(), null);
        }
        if (status >= 300 && status < 400) {
            return failed("the endpoint redirects, which is not followed", reply, null);
        }
        Duration asked = reply.retryAfter();
        return switch (status) {
            case 410 -> new Outcome.Gone(reply.answer());
            case 429 -> failed("the endpoint is overloaded", reply, asked == null ? OVERLOAD_PAUSE : asked);
            case 503 -> failed("the endpoint is unavailable", reply, asked);
            default -> failed("the endpoint answered with status " + status, reply, null);
        };
    }

    private static Outcome failed(String error, WebhookReply.Answered reply, @Nullable Duration notBefore) {
        return new Outcome.Failed(error, reply.answer(), notBefore, reply.inside());
    }
}
