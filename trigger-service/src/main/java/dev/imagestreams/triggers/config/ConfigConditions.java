package dev.imagestreams.triggers.config;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Conditions in the status of a config, of any kind: what is not so is not there. */
final class ConfigConditions {

    /** It has not fired, because it seems to cause what it follows. */
    static final String CIRCLING = "Circling";

    private static final String REASON = "CausesItself";

    private ConfigConditions() {}

    /** The same config, circling; itself if it says so already. */
    static StoredConfig circling(StoredConfig config, String message, Instant now) {
        boolean known = conditions(config.content()).stream()
                .anyMatch(one -> CIRCLING.equals(one.get("type")) && message.equals(one.get("message")));
        if (known) {
            return config;
        }
        List<Map<String, Object>> conditions = others(config.content());
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("type", CIRCLING);
        condition.put("status", "True");
        condition.put("reason", REASON);
        condition.put("message", message);
        condition.put("lastTransitionTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
        conditions.add(condition);
        return with(config, conditions);
    }

    /** The same config, which has fired; itself if it says nothing else. */
    static StoredConfig fired(StoredConfig config) {
        List<Map<String, Object>> others = others(config.content());
        return others.size() == conditions(config.content()).size() ? config : with(config, others);
    }

    private static List<Map<String, Object>> others(Map<String, Object> content) {
        return new ArrayList<>(conditions(content).stream()
                .filter(one -> !CIRCLING.equals(one.get("type")))
                .toList());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> conditions(Map<String, Object> content) {
        return content.get("status") instanceof Map<?, ?> status && status.get("conditions") instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(one -> (Map<String, Object>) one)
                        .toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static StoredConfig with(StoredConfig config, List<Map<String, Object>> conditions) {
        Map<String, Object> content = new LinkedHashMap<>(config.content());
        Map<String, Object> status =
                new LinkedHashMap<>((Map<String, Object>) Objects.requireNonNullElse(content.get("status"), Map.of()));
        status.remove("conditions");
        if (!conditions.isEmpty()) {
            status.put("conditions", conditions);
        }
        content.put("status", status);
        return config.withContent(content);
    }
}
