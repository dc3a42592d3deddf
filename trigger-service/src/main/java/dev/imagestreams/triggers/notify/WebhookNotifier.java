package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.triggers.notify.http.WebhookClient;
import dev.imagestreams.triggers.secret.SecretCipher;
import dev.imagestreams.triggers.signature.WebhookSecret;
import dev.imagestreams.triggers.signature.WebhookSignature;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Posts a signed CloudEvent to a webhook: Standard Webhooks' envelope around the notice's body. Each attempt is signed
 * anew, with its own time, over the same id and bytes.
 */
@Singleton
public class WebhookNotifier implements Notifier {

    private static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";
    private static final String ATTEMPT_HEADER = "x-imagestreams-attempt";
    private static final String REPLAY_HEADER = "x-imagestreams-replay";

    private final WebhookClient client;
    private final SecretCipher cipher;
    private final String userAgent;
    private final Clock clock = Clock.systemUTC();

    public WebhookNotifier(
            WebhookClient client,
            SecretCipher cipher,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.client = client;
        this.cipher = cipher;
        this.userAgent = "imagestreams-trigger/" + version;
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        TriggerTarget.Webhook webhook = (TriggerTarget.Webhook) notification.target();
        byte[] body = notification.notice().body();
        return client.post(URI.create(webhook.url()), headers(notification, body), body)
                .thenApply(WebhookOutcome::of);
    }

    private Map<String, String> headers(Notification notification, byte[] body) {
        byte[] sealed = notification.sealedSecret();
        if (sealed == null) {
            throw new IllegalStateException("the schema gives every webhook a secret");
        }
        WebhookSecret secret = WebhookSecret.ofBytes(cipher.open(sealed, notification.trigger()));
        String id = notification.notice().event().toString();
        long timestamp = clock.instant().getEpochSecond();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", CONTENT_TYPE);
        headers.put("user-agent", userAgent);
        headers.put(WebhookSignature.ID_HEADER, id);
        headers.put(WebhookSignature.TIMESTAMP_HEADER, Long.toString(timestamp));
        headers.put(WebhookSignature.SIGNATURE_HEADER, WebhookSignature.sign(secret, id, timestamp, body));
        headers.put(ATTEMPT_HEADER, Integer.toString(notification.attempt()));
        if (notification.replay() != null) {
            headers.put(REPLAY_HEADER, notification.replay().toString());
        }
        return headers;
    }
}
