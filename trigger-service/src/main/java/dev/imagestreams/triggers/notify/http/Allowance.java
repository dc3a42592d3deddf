package dev.imagestreams.triggers.notify.http;

import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint says of being sent webhooks: by whom, and how often. Only headers say so: whatever answers
 * {@code OPTIONS} with a status has not agreed to anything.
 *
 * @param origin null when it says nothing
 * @param rate null when it says nothing
 * @see <a href="https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md#42-validation-response">HTTP 1.1
 *     Web Hooks for Event Delivery, 4.2</a>
 */
public record Allowance(@Nullable String origin, @Nullable String rate) {

    public static final Allowance NONE = new Allowance(null, null);

    private static final String ANY = "*";
    private static final Pattern PER_MINUTE = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    static Allowance of(HttpClientResponse response) {
        return new Allowance(response.getHeader("webhook-allowed-origin"), response.getHeader("webhook-allowed-rate"));
    }

    public boolean admits(String sender) {
        return origin != null && (origin.equals(ANY) || origin.equalsIgnoreCase(sender));
    }

    /** The time from one webhook to the next; null where there is no limit. */
    public @Nullable Duration pace() {
        return rate == null || !PER_MINUTE.matcher(rate).matches() ? null : MINUTE.dividedBy(Long.parseLong(rate));
    }
}
