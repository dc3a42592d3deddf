package dev.imagestreams.gateway.trigger;

import dev.imagestreams.model.api.TriggerConditions;
import dev.imagestreams.model.api.TriggerWatch;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an {@code ImageTrigger} watches, and which of the moves it sees count. */
final class WatchConverter {

    private WatchConverter() {}

    static ImageTriggerSpec.@Nullable From toApi(TriggerWatch watch) {
        if (watch.equals(TriggerWatch.EVERYTHING)) {
            return null;
        }
        String tag = watch.tag() == null ? null : watch.tag().value();
        return new ImageTriggerSpec.From(watch.stream(), tag, watch.tagPattern(), watch.selector());
    }

    static ImageTriggerSpec.@Nullable Conditions toApi(TriggerConditions conditions) {
        if (conditions.equals(TriggerConditions.NONE)) {
            return null;
        }
        return new ImageTriggerSpec.Conditions(
                conditions.digestChanged() ? Boolean.TRUE : null,
                conditions.platforms().isEmpty()
                        ? null
                        : conditions.platforms().stream()
                                .map(Platform::toString)
                                .toList(),
                conditions.imageLabels(),
                conditions.imageConfig());
    }

    static TriggerWatch toModel(ImageTriggerSpec.@Nullable From from, List<FieldError> errors) {
        return from == null
                ? TriggerWatch.EVERYTHING
                : new TriggerWatch(
                        stream(from.stream(), errors),
                        tag(from.tag(), errors),
                        from.tagPattern() == null || from.tagPattern().isEmpty() ? null : from.tagPattern(),
                        from.selector());
    }

    static TriggerConditions toModel(ImageTriggerSpec.@Nullable Conditions conditions, List<FieldError> errors) {
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
                Boolean.TRUE.equals(conditions.digestChanged()),
                platforms,
                conditions.imageLabels(),
                conditions.imageConfig());
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
}
