package dev.imagestreams.triggers.notify;

import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.api.WebhookOptions;
import dev.imagestreams.triggers.notice.Notice;
import dev.imagestreams.triggers.notice.NoticeWriter;
import dev.imagestreams.triggers.notify.http.WebhookClient;
import dev.imagestreams.triggers.notify.http.WebhookConfig;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Posts a signed CloudEvent to a webhook: Standard Webhooks' envelope around the notice's body. Each attempt is signed
 * anew, with its own time, over the same id and bytes.
 */
@Singleton
public class WebhookNotifier implements Notifier {

    private final WebhookClient client;
    private final WebhookConfig config;
    private final WebhookHeaders headers;
    private final NoticeWriter writer;
    private final Handshakes handshakes;

    public WebhookNotifier(
            WebhookClient client,
            WebhookConfig config,
            WebhookHeaders headers,
            NoticeWriter writer,
            Handshakes handshakes) {
        this.client = client;
        this.config = config;
        this.headers = headers;
        this.writer = writer;
        this.handshakes = handshakes;
    }

    @Override
    public CompletionStage<Outcome> notify(Notification notification) {
        TriggerTarget.Webhook webhook = (TriggerTarget.Webhook) notification.target();
        Integer seconds = webhook.options().timeoutSeconds();
        Duration timeout = seconds == null ? config.totalTimeout() : Duration.ofSeconds(seconds);
        URI url = URI.create(webhook.url());
        byte[] body = body(notification.notice(), webhook.options());
        Map<String, String> sent = headers.of(notification, webhook.options(), body);
        String namespace = notification.notice().stream().namespace();
        if (!webhook.options().asksFirst()) {
            return client.post(namespace, url, sent, body, timeout).thenApply(WebhookOutcome::of);
        }
        return handshakes.with(notification, url).thenCompose(handshake -> {
            if (handshake.refusal() != null) {
                return CompletableFuture.completedFuture(
                        new Outcome.Failed(handshake.refusal(), null, null, handshake.inside()));
            }
            sent.put(Handshakes.ORIGIN_HEADER, handshakes.origin());
            return client.post(namespace, url, sent, body, timeout)
                    .thenApply(reply -> paced(WebhookOutcome.of(reply), handshake.pace()));
        });
    }

    private static Outcome paced(Outcome outcome, @Nullable Duration pace) {
        return outcome instanceof Outcome.Accepted accepted ? new Outcome.Accepted(accepted.answer(), pace) : outcome;
    }

    private byte[] body(Notice notice, WebhookOptions options) {
        if (options.writes() == WebhookOptions.Format.CLOUDEVENTS) {
            return notice.body();
        }
        byte[] written = notice.cdEvent();
        // A trigger that asks for CDEvents since: the same event makes the same bytes on every attempt.
        return written == null ? writer.cdEvent(notice.event(), notice.change()) : written;
    }
}
