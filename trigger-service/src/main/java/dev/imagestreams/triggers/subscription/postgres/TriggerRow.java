package dev.imagestreams.triggers.subscription.postgres;

import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.triggers.subscription.TargetColumns;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trigger as a row of table {@code trigger}. Knows how to become a {@link Trigger}, and no rules. */
@Entity
@Table(name = "trigger")
class TriggerRow {

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

    byte @Nullable [] secret;
    long revision;

    @Column(name = "created_by")
    String createdBy;

    Instant created;

    static TriggerRow of(Trigger trigger, byte @Nullable [] sealedSecret) {
        TriggerRow row = new TriggerRow();
        row.uid = trigger.uid();
        row.namespace = trigger.namespace();
        row.name = trigger.spec().name();
        row.revision = trigger.revision();
        row.createdBy = trigger.createdBy();
        row.created = trigger.created();
        row.secret = sealedSecret;
        row.setSpec(trigger.spec());
        return row;
    }

    final void setSpec(TriggerDraft spec) {
        TargetColumns columns = TargetColumns.of(spec.target());
        stream = spec.stream();
        tag = spec.tag() == null ? null : spec.tag().value();
        paused = spec.paused();
        pausedReason = paused ? pausedReason : null;
        targetKind = columns.kind();
        target = columns.target();
    }

    Trigger toTrigger() {
        StreamTag wanted = tag == null ? null : new StreamTag(tag);
        TriggerDraft spec =
                new TriggerDraft(name, stream, wanted, paused, new TargetColumns(targetKind, target).toTarget());
        return new Trigger(uid, namespace, spec, revision, createdBy, created);
    }
}
