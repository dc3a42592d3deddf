package dev.imagestreams.triggers.workload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the annotation {@value #KEY}: a JSON array as text. Unknown members are ignored; {@code paused} is a boolean, or
 * one as text, as a web console writes it. What cannot be read is reported, never thrown: as a whole, none of its triggers
 * counts; an item that makes no sense does nothing, and neither do items that want the same field.
 */
public final class TriggerAnnotation {

    public static final String KEY = "image.openshift.io/triggers";

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private TriggerAnnotation() {}

    /** What the annotation says. */
    public sealed interface Content {}

    /**
     * What it says that makes sense, possibly nothing.
     *
     * @param problems of what does not
     */
    public record Triggers(List<ImageTrigger> triggers, List<Problem> problems) implements Content {

        static final Triggers NONE = new Triggers(List.of(), List.of());

        public Triggers {
            triggers = List.copyOf(triggers);
            problems = List.copyOf(problems);
        }
    }

    /** @param reason for a person */
    public record Unreadable(String reason) implements Content {}

    /** @param text null when there is no annotation */
    public static Content read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Triggers.NONE;
        }
        try {
            JsonNode json = JSON.readTree(text);
            // `oc set triggers --remove-all` leaves null behind.
            return json.isNull() ? Triggers.NONE : triggers(json);
        } catch (JsonProcessingException e) {
            return new Unreadable("the annotation " + KEY + " is not valid JSON: " + e.getOriginalMessage());
        } catch (UnexpectedContent e) {
            return new Unreadable("the annotation " + KEY + " is not valid: " + e.getMessage());
        }
    }

    private static Triggers triggers(JsonNode json) {
        if (!json.isArray()) {
            throw new UnexpectedContent("it must be an array");
        }
        List<Problem> problems = new ArrayList<>();
        Map<String, List<ImageTrigger>> byPath = new LinkedHashMap<>();
        for (int i = 0; i < json.size(); i++) {
            try {
                ImageTrigger trigger = trigger(json.get(i));
                byPath.computeIfAbsent(trigger.fieldPath(), first -> new ArrayList<>())
                        .add(trigger);
            } catch (UnexpectedContent e) {
                problems.add(Problem.of("trigger " + i + " of the annotation is not valid: " + e.getMessage()));
            }
        }
        List<ImageTrigger> triggers = new ArrayList<>();
        byPath.forEach((path, same) -> {
            if (same.size() == 1) {
                triggers.addAll(same);
            } else {
                problems.add(Problem.of("duplicate triggers are not allowed: " + path));
            }
        });
        return new Triggers(triggers, problems);
    }

    private static ImageTrigger trigger(JsonNode json) {
        if (!json.isObject()) {
            throw new UnexpectedContent("it must be an object");
        }
        JsonNode from = json.path("from");
        if (!from.isMissingNode() && !from.isNull() && !from.isObject()) {
            throw new UnexpectedContent("from must be an object");
        }
        String namespace = text(from, "namespace");
        return new ImageTrigger(
                text(from, "kind"),
                text(from, "apiVersion"),
                namespace.isEmpty() ? null : namespace,
                text(from, "name"),
                text(json, "fieldPath"),
                paused(json.path("paused")));
    }

    private static String text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isTextual()) {
            throw new UnexpectedContent(member + " must be text");
        }
        return value.textValue();
    }

    private static boolean paused(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return false;
        }
        return switch (value.asText()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new UnexpectedContent("paused must be true or false");
        };
    }

    private static final class UnexpectedContent extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UnexpectedContent(String message) {
            super(message, null, false, false);
        }
    }
}
