package dev.imagestreams.gateway.api.list;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * One requirement of a label selector.
 *
 * @param operator as it is written; empty for a label that must be there
 */
record LabelRequirement(String key, String operator, Set<String> values) implements Predicate<Map<String, String>> {

    @Override
    public boolean test(Map<String, String> labels) {
        String value = labels.get(key);
        return switch (operator) {
            case "" -> value != null;
            case "!" -> value == null;
            case "!=", "notin" -> value == null || !values.contains(value);
            case ">" -> value != null && compare(value) > 0;
            case "<" -> value != null && compare(value) < 0;
            default -> value != null && values.contains(value);
        };
    }

    /** A label that is no number is neither greater nor less. */
    private int compare(String value) {
        try {
            return Long.compare(
                    Long.parseLong(value), Long.parseLong(values.iterator().next()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
