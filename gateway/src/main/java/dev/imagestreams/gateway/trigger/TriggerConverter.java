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
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
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

/** Between {@code ImageTrigger} and the shared words; targets are {@link TargetConverter}'s. */
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
        TriggerWatch watch = watch(spec.from(), errors);
        TriggerConditions conditions = conditions(spec.conditions(), errors);
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
        TriggerWatch watch = draft.watch();
        TriggerConditions conditions = draft.conditions();
        TriggerPace pace = draft.pace();
        String tag = watch.tag() == null ? null : watch.tag().value();
        return TargetConverter.toApi(
                draft.target(),
                watch.equals(TriggerWatch.EVERYTHING)
                        ? null
                        : new ImageTriggerSpec.From(watch.stream(), tag, watch.tagPattern(), watch.selector()),
                conditions.equals(TriggerConditions.NONE) ? null : conditions(conditions),
                pace.equals(TriggerPace.DEFAULT)
                        ? null
                        : new ImageTriggerSpec.Delivery(
                                pace.order(), pace.windowSeconds() == 0 ? null : pace.windowSeconds(), pace.missed()),
                draft.paused() ? Boolean.TRUE : null);
    }

    private static ImageTriggerSpec.Conditions conditions(TriggerConditions conditions) {
        return new ImageTriggerSpec.Conditions(
                conditions.digestChanged() ? Boolean.TRUE : null,
                conditions.platforms().isEmpty()
                        ? null
                        : conditions.platforms().stream()
                                .map(Platform::toString)
                                .toList(),
                conditions.imageLabels());
    }

    private static TriggerWatch watch(ImageTriggerSpec.@Nullable From from, List<FieldError> errors) {
        return from == null
                ? TriggerWatch.EVERYTHING
                : new TriggerWatch(
                        stream(from.stream(), errors),
                        tag(from.tag(), errors),
                        given(from.tagPattern()),
                        from.selector());
    }

    private static TriggerConditions conditions(
            ImageTriggerSpec.@Nullable Conditions conditions, List<FieldError> errors) {
        if (conditions == null) {
            return TriggerConditions.NONE;
        }
        List<Platform> platforms = new ArrayList<>();
        for (String text : Objects.requireNonNullElse(conditions.platforms(), List.<String>of())) {
            String[] parts = String.valueOf(text).split("/", -1);
            if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
                errors.add(FieldError.invalid(
                        "spec.conditions.platforms", String.valueOf(text), "must be <os>/<architecture>[/<variant>]"));
            } else {
                platforms.add(new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : null));
            }
        }
        return new TriggerConditions(
                Boolean.TRUE.equals(conditions.digestChanged()), platforms, conditions.imageLabels());
    }

    private static TriggerPace pace(ImageTriggerSpec.@Nullable Delivery delivery) {
        return delivery == null
                ? TriggerPace.DEFAULT
                : new TriggerPace(
                        Objects.requireNonNullElse(delivery.order(), TriggerPace.Order.UNORDERED),
                        Objects.requireNonNullElse(delivery.windowSeconds(), 0),
                        Objects.requireNonNullElse(delivery.whilePaused(), TriggerPace.Missed.DROP));
    }

    private static @Nullable String stream(@Nullable String name, List<FieldError> errors) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        try {
            return new StreamKey("any", name).name();
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid("spec.from.stream", name, "is not the name of a stream"));
            return null;
        }
    }

    private static @Nullable StreamTag tag(@Nullable String name, List<FieldError> errors) {
        if (name == null || name.isEmpty()) {
            return null;
        }
        try {
            return new StreamTag(name);
        } catch (ImageStreamException e) {
            errors.add(FieldError.invalid("spec.from.tag", name, String.valueOf(e.getMessage())));
            return null;
        }
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
