package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.trace.TraceContext;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notice.NoticeWriter;
import dev.imagestreams.triggers.notify.http.WebhookClient;
import dev.imagestreams.triggers.notify.http.WebhookConfig;
import dev.imagestreams.triggers.secret.Keyring;
import dev.imagestreams.triggers.secret.SealedCredentials;
import dev.imagestreams.triggers.signature.SignatureHeaders;
import dev.imagestreams.triggers.signature.SigningKey;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

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
    private final WebhookConfig config;
    private final Keyring keyring;
    private final NoticeWriter writer;
    private final Handshakes handshakes;
    private final String userAgent;
    private final Clock clock;

    public WebhookNotifier(
            WebhookClient client,
            WebhookConfig config,
            Keyring keyring,
            NoticeWriter writer,
            Handshakes handshakes,
            @ConfigProperty(name = "quarkus.application.version") String version,
            Clock clock) {
        this.client = client;
        this.config = config;
        this.keyring = keyring;
        this.writer = writer;
        this.handshakes = handshakes;
        this.userAgent = "imagestreams-trigger/" + version;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        TriggerTarget.Webhook webhook = (TriggerTarget.Webhook) notification.target();
        Integer seconds = webhook.options().timeoutSeconds();
        Duration timeout = seconds == null ? config.totalTimeout() : Duration.ofSeconds(seconds);
        URI url = URI.create(webhook.url());
        if (!webhook.options().asksFirst()) {
            return post(notification, url, webhook.options(), timeout, Map.of());
        }
        return handshakes.with(notification, url).thenCompose(handshake -> {
            if (handshake.refusal() != null) {
                return CompletableFuture.completedFuture(
                        new Outcome.Failed(handshake.refusal(), null, null, handshake.inside()));
            }
            Map<String, String> origin = Map.of(Handshakes.ORIGIN_HEADER, handshakes.origin());
            return post(notification, url, webhook.options(), timeout, origin)
                    .thenApply(outcome -> paced(outcome, handshake.pace()));
        });
    }

    private static Outcome paced(Outcome outcome, @Nullable Duration pace) {
        return outcome instanceof Outcome.Accepted accepted ? new Outcome.Accepted(accepted.answer(), pace) : outcome;
    }

    private CompletionStage<Outcome> post(
            Notification notification, URI url, WebhookOptions options, Duration timeout, Map<String, String> more) {
        byte[] body = body(notification.notice(), options);
        Map<String, String> headers = headers(notification, options, body);
        headers.putAll(more);
        String namespace = notification.notice().stream().namespace();
        return client.post(namespace, url, headers, body, timeout).thenApply(WebhookOutcome::of);
    }

    private byte[] body(Notice notice, WebhookOptions options) {
        if (options.writes() == WebhookOptions.Format.CLOUDEVENTS) {
            return notice.body();
        }
        byte[] written = notice.cdEvent();
        // A trigger that asks for CDEvents since: the same event makes the same bytes on every attempt.
        return written == null ? writer.cdEvent(notice.event(), notice.change()) : written;
    }

    private Map<String, String> headers(Notification notification, WebhookOptions options, byte[] body) {
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
