package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.trace.TraceContext;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.secret.Keyring;
import dev.imagestreams.triggers.secret.SealedCredentials;
import dev.imagestreams.triggers.signature.SignatureHeaders;
import dev.imagestreams.triggers.signature.SigningKey;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The headers of a webhook: Standard Webhooks' envelope, what helps to follow things up, and the owner's own. */
@Singleton
public class WebhookHeaders {

    private static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";
    private static final String ATTEMPT_HEADER = "x-imagestreams-attempt";
    private static final String REPLAY_HEADER = "x-imagestreams-replay";

    private final Keyring keyring;
    private final String userAgent;
    private final Clock clock;

    public WebhookHeaders(
            Keyring keyring, @ConfigProperty(name = "quarkus.application.version") String version, Clock clock) {
        this.keyring = keyring;
        this.userAgent = "imagestreams-trigger/" + version;
        this.clock = clock;
    }

    /** Of one attempt: signed anew, with its own time. */
    Map<String, String> of(Notification notification, WebhookOptions options, byte[] body) {
        SealedCredentials credentials = notification.credentials();
        if (credentials == null) {
            throw new IllegalStateException("the schema gives every webhook a secret");
        }
        Notice notice = notification.notice();
        Instant now = clock.instant();
        List<SigningKey> keys = keyring.keys(credentials, notification.trigger(), now);
        // Ours come last, so that none of them can be somebody else's, whatever rules a trigger was made under.
        Map<String, String> headers = new LinkedHashMap<>(keyring.headers(credentials, notification.trigger()));
        headers.put("content-type", CONTENT_TYPE);
        headers.put("user-agent", userAgent);
        headers.putAll(SignatureHeaders.of(
                keys, options.legacySignatures(), notice.event().toString(), now.getEpochSecond(), body));
        headers.put(ATTEMPT_HEADER, Integer.toString(notification.attempt()));
        headers.put(CauseChain.HEADER, CauseChain.text(CauseChain.following(notice.event(), notice.change())));
        TraceContext attempt = TraceContext.current();
        if (attempt != null) {
            headers.put(TraceContext.NAME, attempt.traceparent());
        }
        if (notification.replay() != null) {
            headers.put(REPLAY_HEADER, notification.replay().toString());
        }
        return headers;
    }
}
