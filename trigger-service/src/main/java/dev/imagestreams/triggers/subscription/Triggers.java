package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerList;
import dev.imagestreams.model.api.TriggerTarget;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.triggers.secret.Keyring;
import dev.imagestreams.triggers.secret.SealedCredentials;
import dev.imagestreams.triggers.secret.SecretsConfig;
import dev.imagestreams.triggers.topic.AllowedTopics;
import dev.imagestreams.triggers.wakeup.DueSignal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What people do with triggers: make, look at, change and remove them. Checks the rules and preconditions, and answers a
 * secret exactly once, when it is made. A change of a trigger concerns later events; deliveries already enqueued go to
 * where the trigger points when they are attempted.
 */
@Singleton
public class Triggers {

    private final TriggerStore store;
    private final TriggerView view;
    private final CredentialRules credentials;
    private final AllowedTopics topics;
    private final DueSignal signal;
    private final Clock clock;

    public Triggers(
            TriggerStore store,
            TriggerView view,
            Keyring keyring,
            SecretsConfig secrets,
            AllowedTopics topics,
            DueSignal signal,
            Clock clock) {
        this.store = store;
        this.view = view;
        this.credentials = new CredentialRules(keyring, secrets.overlap());
        this.topics = topics;
        this.signal = signal;
        this.clock = clock;
    }

    /** @param namespace null for all */
    public TriggerList list(@Nullable String namespace) {
        TriggerStore.Listing listing = store.list(namespace);
        return new TriggerList(listing.triggers().stream().map(view::of).toList(), listing.version());
    }

    public Trigger get(String namespace, String name) {
        return view.of(store.find(namespace, name).orElseThrow(() -> notFound(namespace, name)));
    }

    /** @param dryRun only answer what would be */
    public Trigger create(String namespace, TriggerDraft draft, String actor, boolean dryRun) {
        TriggerRules.check(namespace, draft, topics);
        UUID uid = UUID.randomUUID();
        // PostgreSQL keeps microseconds: the answer shows what a later read shows.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CredentialRules.Made made =
                draft.target() instanceof TriggerTarget.Webhook webhook ? credentials.first(webhook, uid) : null;
        StoredTrigger wanted = new StoredTrigger(
                new Trigger(uid, namespace, withoutSecrets(draft), 0, actor, now),
                made == null ? null : made.credentials());
        StoredTrigger created = (dryRun ? unlessTaken(wanted) : store.add(wanted))
                .orElseThrow(() -> new ImageStreamException(
                        ErrorCode.ALREADY_EXISTS, "trigger \"" + namespace + '/' + draft.name() + "\" already exists"));
        return made == null || dryRun ? view.of(created) : revealing(view.of(created), made);
    }

    /** @param dryRun only answer what would be */
    public Trigger replace(String namespace, String name, TriggerDraft draft, boolean dryRun) {
        TriggerRules.check(namespace, draft, topics);
        if (!draft.name().equals(name)) {
            throw ImageStreamException.invalid(
                    List.of(FieldError.invalid("metadata.name", draft.name(), "a trigger cannot be renamed")));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        StoredTrigger after = store.change(namespace, name, !dryRun, before -> {
                    TriggerPreconditions.check(before.trigger(), draft.uid(), draft.revision());
                    UUID uid = before.trigger().uid();
                    SealedCredentials keys = draft.target() instanceof TriggerTarget.Webhook webhook
                            ? credentials
                                    .next(webhook, before.credentials(), uid, now)
                                    .credentials()
                            : null;
                    return new StoredTrigger(before.trigger().withSpec(withoutSecrets(draft)), keys);
                })
                .orElseThrow(() -> notFound(namespace, name));
        // Deliveries may have waited for the trigger to be resumed.
        signal.raise();
        return view.of(after);
    }

    /** Gives a webhook a new secret, answered this once; the old one signs too for a while. */
    public Trigger rotate(String namespace, String name) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AtomicReference<CredentialRules.Made> made = new AtomicReference<>();
        StoredTrigger after = store.change(namespace, name, true, before -> {
                    SealedCredentials keys = before.credentials();
                    if (keys == null) {
                        throw new ImageStreamException(
                                ErrorCode.BAD_REQUEST, "only a trigger with a webhook has a secret");
                    }
                    made.set(credentials.rotated(keys, before.trigger().uid(), now));
                    return new StoredTrigger(before.trigger(), made.get().credentials());
                })
                .orElseThrow(() -> notFound(namespace, name));
        return revealing(view.of(after), made.get());
    }

    /**
     * @param uid null removes whatever has the name
     * @param revision null removes it however it has changed
     */
    public void remove(String namespace, String name, @Nullable UUID uid, @Nullable Long revision, boolean dryRun) {
        boolean removed = store.remove(
                        namespace, name, !dryRun, before -> TriggerPreconditions.check(before.trigger(), uid, revision))
                .isPresent();
        if (!removed) {
            throw notFound(namespace, name);
        }
    }

    private Optional<StoredTrigger> unlessTaken(StoredTrigger wanted) {
        Trigger trigger = wanted.trigger();
        return store.find(trigger.namespace(), trigger.spec().name()).isPresent()
                ? Optional.empty()
                : Optional.of(wanted);
    }

    private static Trigger revealing(Trigger trigger, CredentialRules.Made made) {
        TriggerTarget.Webhook webhook = (TriggerTarget.Webhook) trigger.spec().target();
        return trigger.withSpec(trigger.spec().withTarget(webhook.withSecret(made.secret())));
    }

    private static TriggerDraft withoutSecrets(TriggerDraft draft) {
        TriggerOptions options = TriggerOptions.of(draft);
        TriggerTarget target = TargetColumns.of(draft.target()).toTarget(options);
        return draft.withTarget(target).asStored();
    }

    private static ImageStreamException notFound(String namespace, String name) {
        return new ImageStreamException(ErrorCode.NOT_FOUND, "trigger \"" + namespace + '/' + name + "\" not found");
    }
}
