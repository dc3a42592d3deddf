package dev.imagestreams.gateway.hook.proof;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A signature of Standard Webhooks, {@code v1}: over id, time and body, and not older than five minutes. The secret is
 * base64, with or without {@code whsec_}.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">the
 *     specification, "Verifying signatures"</a>
 */
public final class StandardWebhook implements Proof {

    @Override
    public boolean isGivenBy(HookRequest request, Trust trust) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        HttpHeaders readable = HttpHeaders.of(headers, (name, value) -> true);
        String body = new String(request.body(), StandardCharsets.UTF_8);
        return trust.secrets().any(secret -> isSigned(body, readable, secret));
    }

    private static boolean isSigned(String body, HttpHeaders headers, String secret) {
        try {
            new Webhook(secret).verify(body, headers);
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        } catch (IllegalArgumentException e) {
            // The secret is no base64: it is used in another way.
            return false;
        }
    }
}
