package dev.imagestreams.gateway.api.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.error.Statuses;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A field that somebody else owns and to which another value is applied.
 *
 * @param since when its owner wrote it, if that is known
 * @param path its steps
 */
record ApplyConflict(FieldManager owner, Optional<Instant> since, List<String> path) {

    /** Kubernetes' words; clients print them. */
    static Status status(List<ApplyConflict> conflicts) {
        List<StatusCause> causes = conflicts.stream()
                .map(conflict ->
                        new StatusCause(conflict.field(), "conflict with " + conflict.who(), "FieldManagerConflict"))
                .toList();
        return Statuses.applyConflict(causes, message(conflicts));
    }

    private static String message(List<ApplyConflict> conflicts) {
        if (conflicts.size() == 1) {
            ApplyConflict only = conflicts.get(0);
            return "Apply failed with 1 conflict: conflict with " + only.who() + ": " + only.field();
        }
        List<String> lines = new ArrayList<>();
        String last = "";
        for (ApplyConflict conflict : conflicts) {
            if (!conflict.who().equals(last)) {
                last = conflict.who();
                lines.add("conflicts with " + last + ':');
            }
            lines.add("- " + conflict.field());
        }
        return "Apply failed with " + conflicts.size() + " conflicts: " + String.join("\n", lines);
    }

    private String who() {
        String name = '"' + owner.name() + '"';
        String named = owner.subresource().isEmpty() ? name : name + " with subresource \"" + owner.subresource() + '"';
        return owner.applies()
                ? named
                : named + " using " + owner.apiVersion()
                        + since.map(time -> " at " + time).orElse("");
    }

    /** Such as {@code .spec.tags[name="v1"].from}. */
    private String field() {
        StringBuilder text = new StringBuilder();
        for (String step : path) {
            String content = step.substring(2);
            if (step.startsWith(FieldSteps.FIELD)) {
                text.append('.').append(content);
            } else if (step.startsWith(FieldSteps.VALUE)) {
                text.append("[=").append(content).append(']');
            } else {
                text.append('[').append(key(content)).append(']');
            }
        }
        return text.toString();
    }

    private static String key(String content) {
        try {
            List<String> parts = new ArrayList<>();
            JsonNode key = KubernetesJson.mapper().readTree(content);
            key.properties().forEach(part -> parts.add(part.getKey() + '=' + part.getValue()));
            return String.join(",", parts);
        } catch (JsonProcessingException e) {
            return content;
        }
    }
}
