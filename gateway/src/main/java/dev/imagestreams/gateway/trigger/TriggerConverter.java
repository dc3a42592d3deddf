package dev.imagestreams.gateway.trigger;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerDraft;
import dev.imagestreams.model.api.TriggerPace;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Between {@code ImageTrigger} and the shared words; targets are {@link TargetConverter}'s, and what is watched is {@link WatchConverter}'s. */
final class TriggerConverter {

    private static final int MAX_NAME = 63;
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final TypeReference<List<Map<String, Object>>> OBJECTS = new TypeReference<>() {};
    private static final TypeReference<List<ManagedFieldsEntry>> MANAGED = new TypeReference<>() {};
    private static final String CREATED_BY = "triggers.imagestreams.dev/created-by";

    private TriggerConverter() {}

    static ImageTrigger toApi(Trigger trigger) {
        TriggerDraft draft = trigger.spec();
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(draft.name());
        metadata.setNamespace(trigger.namespace());
        metadata.setUid(trigger.uid().toString());
        if (trigger.revision() > 0) {
            metadata.setResourceVersion(Long.toString(trigger.revision()));
        }
        metadata.setCreationTimestamp(
                trigger.created().truncatedTo(ChronoUnit.SECONDS).toString());
        Map<String, String> annotations = new HashMap<>(draft.annotations());
        annotations.put(CREATED_BY, trigger.createdBy());
        metadata.setAnnotations(annotations);
        if (!draft.labels().isEmpty()) {
            metadata.setLabels(draft.labels());
        }
        metadata.setManagedFields(ModelJson.mapper().convertValue(draft.managedFields(), MANAGED));
        ImageTrigger api = new ImageTrigger();
        api.setMetadata(metadata);
        api.setSpec(spec(draft));
        api.setStatus(trigger.status());
        return api;
    }

    /** @throws ImageStreamException {@code INVALID} with every field that is missing or too much */
    static TriggerDraft toDraft(ImageTrigger api, @Nullable String name) {
        List<FieldError> errors = new ArrayList<>();
        if (!isName(name)) {
            errors.add(FieldError.invalid(
                    "metadata.name",
                    Objects.requireNonNullElse(name, ""),
                    "must be a DNS label: lower case letters, digits and '-', at most 63"));
        }
        ImageTriggerSpec spec = Objects.requireNonNullElse(api.getSpec(), ImageTriggerSpec.EMPTY);
        TriggerWatch watch = WatchConverter.toModel(spec.from(), errors);
        TriggerConditions conditions = WatchConverter.toModel(spec.conditions(), errors);
        TargetConverter.Target target = TargetConverter.toModel(spec, errors);
        ObjectMeta metadata = Objects.requireNonNullElseGet(api.getMetadata(), ObjectMeta::new);
        UUID uid = uid(metadata.getUid(), errors);
        Long revision = revision(metadata.getResourceVersion(), errors);
        if (!errors.isEmpty() || name == null || target == null) {
            throw ImageStreamException.invalid(errors);
        }
        return new TriggerDraft(
                uid,
                revision,
                name,
                texts(metadata.getLabels()),
                annotations(metadata),
                watch,
                conditions,
                pace(spec.delivery()),
                Boolean.TRUE.equals(spec.paused()),
                target.target(),
                ModelJson.mapper().convertValue(metadata.getManagedFields(), OBJECTS));
    }

    /** Whether there can be a trigger of this name. */
    static boolean isName(@Nullable String name) {
        return name != null && name.length() <= MAX_NAME && NAME.matcher(name).matches();
    }

    private static ImageTriggerSpec spec(TriggerDraft draft) {
        TriggerPace pace = draft.pace();
        return TargetConverter.toApi(
                draft.target(),
                WatchConverter.toApi(draft.watch()),
                WatchConverter.toApi(draft.conditions()),
                pace.equals(TriggerPace.DEFAULT)
                        ? null
                        : new ImageTriggerSpec.Delivery(
                                pace.order(), pace.windowSeconds() == 0 ? null : pace.windowSeconds(), pace.missed()),
                draft.paused() ? Boolean.TRUE : null);
    }

    private static TriggerPace pace(ImageTriggerSpec.@Nullable Delivery delivery) {
        return delivery == null
                ? TriggerPace.DEFAULT
                : new TriggerPace(
                        Objects.requireNonNullElse(delivery.order(), TriggerPace.Order.UNORDERED),
                        Objects.requireNonNullElse(delivery.windowSeconds(), 0),
                        Objects.requireNonNullElse(delivery.whilePaused(), TriggerPace.Missed.DROP));
    }

    private static @Nullable UUID uid(@Nullable String text, List<FieldError> errors) {
        if (given(text) == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            errors.add(FieldError.invalid("metadata.uid", String.valueOf(text), "is not the uid of a trigger"));
            return null;
        }
    }

    private static @Nullable Long revision(@Nullable String text, List<FieldError> errors) {
        if (given(text) == null) {
            return null;
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            errors.add(FieldError.invalid(
                    "metadata.resourceVersion", String.valueOf(text), "is not a version of a trigger"));
            return null;
        }
    }

    /** What we add when we answer is not the client's. */
    private static Map<String, String> annotations(ObjectMeta metadata) {
        Map<String, String> kept = new HashMap<>(texts(metadata.getAnnotations()));
        kept.remove(CREATED_BY);
        return kept;
    }

    private static Map<String, String> texts(@Nullable Map<String, String> given) {
        Map<String, String> texts = new HashMap<>();
        if (given != null) {
            // Kubernetes takes null for an empty text.
            given.forEach((key, value) -> texts.put(key, value == null ? "" : value));
        }
        return texts;
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
