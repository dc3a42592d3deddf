package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.StreamTag;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to know when images change.
 *
 * @param uid refuses the write if the trigger has another identity; null accepts any
 * @param revision refuses the write if the trigger has changed since; null: the last write wins
 * @param watch null means everything in the namespace
 * @param conditions null means every move
 * @param pace null means at once, in no order
 * @param managedFields who set which fields, as the gateway keeps them for server-side apply
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerDraft(
        @Nullable UUID uid,
        @Nullable Long revision,
        String name,
        Map<String, String> labels,
        Map<String, String> annotations,
        TriggerWatch watch,
        TriggerConditions conditions,
        TriggerPace pace,
        boolean paused,
        TriggerTarget target,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Map<String, Object>> managedFields) {

    public TriggerDraft {
        Objects.requireNonNull(name);
        labels = sorted(labels);
        annotations = sorted(annotations);
        watch = watch == null ? TriggerWatch.EVERYTHING : watch;
        conditions = conditions == null ? TriggerConditions.NONE : conditions;
        pace = pace == null ? TriggerPace.DEFAULT : pace;
        Objects.requireNonNull(target);
        managedFields = managedFields == null ? List.of() : List.copyOf(managedFields);
    }

    /** One of which nobody notes who manages it. */
    public TriggerDraft(
            @Nullable UUID uid,
            @Nullable Long revision,
            String name,
            Map<String, String> labels,
            Map<String, String> annotations,
            TriggerWatch watch,
            TriggerConditions conditions,
            TriggerPace pace,
            boolean paused,
            TriggerTarget target) {
        this(uid, revision, name, labels, annotations, watch, conditions, pace, paused, target, List.of());
    }

    /** One that is told every move of what it watches, at once. */
    public TriggerDraft(
            String name, @Nullable String stream, @Nullable StreamTag tag, boolean paused, TriggerTarget target) {
        this(name, TriggerWatch.of(stream, tag), TriggerConditions.NONE, TriggerPace.DEFAULT, paused, target);
    }

    public TriggerDraft(
            String name,
            TriggerWatch watch,
            TriggerConditions conditions,
            TriggerPace pace,
            boolean paused,
            TriggerTarget target) {
        this(null, null, name, Map.of(), Map.of(), watch, conditions, pace, paused, target);
    }

    public TriggerDraft withTarget(TriggerTarget other) {
        return new TriggerDraft(
                uid, revision, name, labels, annotations, watch, conditions, pace, paused, other, managedFields);
    }

    /** Without what only a write says. */
    public TriggerDraft asStored() {
        return new TriggerDraft(
                null, null, name, labels, annotations, watch, conditions, pace, paused, target, managedFields);
    }

    private static Map<String, String> sorted(@Nullable Map<String, String> texts) {
        return texts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(texts)));
    }
}
