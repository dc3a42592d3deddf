package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.secret.SecretCipher;
import dev.imagestreams.triggers.signature.WebhookSecret;
import dev.imagestreams.triggers.wakeup.DueSignal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What people do with triggers: make, look at, change and remove them. Checks the rules, makes and seals webhook secrets,
 * and answers a secret exactly once, when the trigger is made. A change of a trigger concerns later events; deliveries
 * already enqueued go to where the trigger points when they are attempted.
 */
@Singleton
public class Triggers {

    private final TriggerStore store;
    private final SecretCipher cipher;
    private final DueSignal signal;
    private final Clock clock = Clock.systemUTC();

    public Triggers(TriggerStore store, SecretCipher cipher, DueSignal signal) {
        this.store = store;
        this.cipher = cipher;
        this.signal = signal;
    }

    public List<Trigger> list(String namespace) {
        return store.list(namespace);
    }

    public Trigger get(String namespace, String name) {
        return store.find(namespace, name).orElseThrow(() -> notFound(namespace, name));
    }

    public Trigger create(String namespace, TriggerDraft draft, String actor) {
        TriggerRules.check(namespace, draft);
        UUID uid = UUID.randomUUID();
        Optional<WebhookSecret> secret = secretFor(draft.target());
        // PostgreSQL keeps microseconds: the answer shows what a later read shows.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Trigger trigger = new Trigger(uid, namespace, withSecret(draft, null), 1, actor, now);
        if (!store.add(trigger, sealed(secret, uid))) {
            throw new ImageStreamException(
                    ErrorCode.ALREADY_EXISTS, "trigger \"" + namespace + '/' + draft.name() + "\" already exists");
        }
        return new Trigger(
                uid,
                namespace,
                withSecret(draft, secret.map(WebhookSecret::reveal).orElse(null)),
                1,
                actor,
                now);
    }

    public Trigger replace(String namespace, String name, TriggerDraft draft) {
        TriggerRules.check(namespace, draft);
        if (!draft.name().equals(name)) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.invalid("metadata.name", draft.name(), "a trigger cannot be renamed")));
        }
        Trigger before = get(namespace, name);
        Optional<WebhookSecret> given = givenSecret(draft.target());
        boolean wasWebhook = before.spec().target() instanceof TriggerTarget.Webhook;
        if (draft.target() instanceof TriggerTarget.Webhook && given.isEmpty() && !wasWebhook) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.required("spec.webhook.secret", "the trigger has none to keep")));
        }
        Trigger after = store.replace(before.uid(), withSecret(draft, null), sealed(given, before.uid()))
                .orElseThrow(() -> notFound(namespace, name));
        // Deliveries may have waited for the trigger to be resumed.
        signal.raise();
        return after;
    }

    public void remove(String namespace, String name) {
        if (!store.remove(namespace, name)) {
            throw notFound(namespace, name);
        }
    }

    private byte @Nullable [] sealed(Optional<WebhookSecret> secret, UUID uid) {
        return secret.map(plain -> cipher.seal(plain.bytes(), uid)).orElse(null);
    }

    private static Optional<WebhookSecret> secretFor(TriggerTarget target) {
        return target instanceof TriggerTarget.Webhook
                ? givenSecret(target).or(() -> Optional.of(WebhookSecret.generate()))
                : Optional.empty();
    }

    private static Optional<WebhookSecret> givenSecret(TriggerTarget target) {
        return target instanceof TriggerTarget.Webhook webhook
                ? Optional.ofNullable(webhook.secret()).flatMap(WebhookSecret::parse)
                : Optional.empty();
    }

    private static TriggerDraft withSecret(TriggerDraft draft, @Nullable String secret) {
        TriggerTarget target = draft.target() instanceof TriggerTarget.Webhook webhook
                ? new TriggerTarget.Webhook(webhook.url(), secret)
                : draft.target();
        return new TriggerDraft(draft.name(), draft.stream(), draft.tag(), draft.paused(), target);
    }

    private static ImageStreamException notFound(String namespace, String name) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, "trigger \"" + namespace + '/' + name + "\" not found");
    }
}
