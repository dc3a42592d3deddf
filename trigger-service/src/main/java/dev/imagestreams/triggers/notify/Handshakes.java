package dev.imagestreams.triggers.notify;

import dev.imagestreams.triggers.notice.NoticeConfig;
import dev.imagestreams.triggers.notify.http.Allowance;
import dev.imagestreams.triggers.notify.http.WebhookClient;
import dev.imagestreams.triggers.notify.http.WebhookReply;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Asks endpoints whether they want to be sent webhooks, as CloudEvents' abuse protection has it, and remembers for an hour
 * those that do; whoever does not is asked again at the next attempt. For many threads.
 */
@Singleton
public class Handshakes {

    /** Names the sender, when asking and with every webhook that follows. */
    static final String ORIGIN_HEADER = "webhook-request-origin";

    private static final String RATE_HEADER = "webhook-request-rate";

    /** Per minute: what is asked for. The endpoint may grant less. */
    private static final String RATE = "600";

    /** Short, because the attempt that waits for it has a lease. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int MOST = 10_000;

    private final WebhookClient client;
    private final String origin;
    private final Clock clock;
    private final Map<Endpoint, Agreement> agreements = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Endpoint, Agreement> eldest) {
            return size() > MOST;
        }
    };

    public Handshakes(WebhookClient client, NoticeConfig config, Clock clock) {
        this.client = client;
        this.origin = config.url().getHost();
        this.clock = clock;
    }

    private record Endpoint(UUID trigger, URI url) {}

    private record Agreement(Instant until, @Nullable Duration pace) {}

    /**
     * @param refusal why nothing may be sent; null if it may
     * @param pace the time from one webhook to the next; null where there is no limit
     * @param inside whether it was asked at an address inside
     */
    record Handshake(@Nullable String refusal, @Nullable Duration pace, boolean inside) {}

    /** The sender's name. */
    String origin() {
        return origin;
    }

    CompletionStage<Handshake> with(Notification notification, URI url) {
        Endpoint endpoint = new Endpoint(notification.trigger(), url);
        Agreement agreed = agreement(endpoint);
        if (agreed != null) {
            return CompletableFuture.completedFuture(new Handshake(null, agreed.pace(), false));
        }
        String namespace = notification.notice().stream().namespace();
        return client.ask(namespace, url, Map.of(ORIGIN_HEADER, origin, RATE_HEADER, RATE), PATIENCE)
                .thenApply(reply -> judged(endpoint, reply));
    }

    private Handshake judged(Endpoint endpoint, WebhookReply reply) {
        if (!(reply instanceof WebhookReply.Answered answered)) {
            return new Handshake(((WebhookReply.NoAnswer) reply).error(), null, reply.inside());
        }
        Allowance allowance = answered.allowance();
        if (!allowance.admits(origin)) {
            return new Handshake(
                    "the endpoint does not agree to be sent webhooks: it answers OPTIONS without"
                            + " WebHook-Allowed-Origin for " + origin,
                    null,
                    reply.inside());
        }
        remember(endpoint, new Agreement(clock.instant().plus(REMEMBERED), allowance.pace()));
        return new Handshake(null, allowance.pace(), reply.inside());
    }

    private synchronized @Nullable Agreement agreement(Endpoint endpoint) {
        Agreement found = agreements.get(endpoint);
        return found != null && clock.instant().isBefore(found.until()) ? found : null;
    }

    private synchronized void remember(Endpoint endpoint, Agreement agreement) {
        agreements.put(endpoint, agreement);
    }
}
