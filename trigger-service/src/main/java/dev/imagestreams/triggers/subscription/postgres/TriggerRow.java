package dev.imagestreams.triggers.subscription.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerStatus;
import dev.imagestreams.model.api.WebhookOptions.Signature;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.database.SchemeColumn;
import dev.imagestreams.triggers.secret.SealedCredentials;
import dev.imagestreams.triggers.subscription.StoredTrigger;
import dev.imagestreams.triggers.subscription.TargetColumns;
import dev.imagestreams.triggers.subscription.TriggerOptions;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trigger as a row of table {@code trigger}. Knows how to become a {@link Trigger}, and no rules. */
@Entity
@Table(name = "trigger")
class TriggerRow {

    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};

    @Id
    UUID uid;

    String namespace;
    String name;

    @Nullable
    String stream;

    @Nullable
    String tag;

    boolean paused;

    @Nullable
    @Column(name = "paused_reason")
    String pausedReason;

    @Column(name = "target_kind")
    String targetKind;

    String target;
    String labels;
    String annotations;
    String options;

    @Column(name = "managed_fields")
    String managedFields;

    @Column(name = "keep_missed")
    boolean keepMissed;

    byte @Nullable [] secret;
    String scheme;

    @Column(name = "previous_secret")
    byte @Nullable [] previousSecret;

    @Nullable
    @Column(name = "previous_scheme")
    String previousScheme;

    @Nullable
    @Column(name = "previous_until")
    Instant previousUntil;

    byte @Nullable [] headers;

    @Nullable
    @Column(name = "timeout_seconds")
    Integer timeoutSeconds;

    long revision;

    @Column(name = "created_by")
    String createdBy;

    Instant created;

    static TriggerRow of(StoredTrigger stored) {
        Trigger trigger = stored.trigger();
        TriggerRow row = new TriggerRow();
        row.uid = trigger.uid();
        row.namespace = trigger.namespace();
        row.name = trigger.spec().name();
        row.revision = trigger.revision();
        row.createdBy = trigger.createdBy();
        row.created = trigger.created();
        row.set(stored);
        return row;
    }

    final void set(StoredTrigger stored) {
        TriggerDraft spec = stored.trigger().spec();
        TargetColumns columns = TargetColumns.of(spec.target());
        stream = spec.watch().stream();
        tag = spec.watch().tag() == null ? null : spec.watch().tag().value();
        paused = spec.paused();
        pausedReason = paused ? pausedReason : null;
        targetKind = columns.kind();
        target = columns.target();
        labels = write(spec.labels());
        annotations = write(spec.annotations());
        options = TriggerOptions.of(spec).json();
        managedFields = write(spec.managedFields());
        timeoutSeconds = TriggerOptions.of(spec).webhook().timeoutSeconds();
        keepMissed = spec.pace().missed() == TriggerPace.Missed.KEEP;
        set(stored.credentials());
    }

    private void set(@Nullable SealedCredentials credentials) {
        SealedCredentials.Previous previous = credentials == null ? null : credentials.previous();
        secret = credentials == null ? null : credentials.key();
        scheme = SchemeColumn.of(credentials == null ? Signature.HMAC : credentials.scheme());
        headers = credentials == null ? null : credentials.headers();
        previousSecret = previous == null ? null : previous.key();
        previousScheme = previous == null ? null : SchemeColumn.of(previous.scheme());
        previousUntil = previous == null ? null : previous.until();
    }

    StoredTrigger toStored(TriggerStatus status) {
        StreamTag wanted = tag == null ? null : new StreamTag(tag);
        TriggerOptions rest = TriggerOptions.parse(options);
        TriggerDraft spec = new TriggerDraft(
                null,
                null,
                name,
                read(labels, TEXTS),
                read(annotations, TEXTS),
                rest.watch(stream, wanted),
                rest.conditions(),
                rest.pace(),
                paused,
                new TargetColumns(targetKind, target).toTarget(rest),
                read(managedFields, OBJECTS));
        return new StoredTrigger(
                new Trigger(uid, namespace, spec, revision, createdBy, created, status), credentials());
    }

    private @Nullable SealedCredentials credentials() {
        if (secret == null) {
            return null;
        }
        SealedCredentials.Previous previous = previousSecret == null || previousScheme == null || previousUntil == null
                ? null
                : new SealedCredentials.Previous(previousSecret, SchemeColumn.parse(previousScheme), previousUntil);
        return new SealedCredentials(secret, SchemeColumn.parse(scheme), previous, headers);
    }

    private static String write(Object value) {
        try {
            return ModelJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can be written", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return ModelJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a trigger's row holds what this service wrote", e);
        }
    }
}
