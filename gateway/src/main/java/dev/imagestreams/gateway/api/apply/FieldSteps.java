package dev.imagestreams.gateway.api.apply;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A set of paths as {@code metadata.managedFields[].fieldsV1} writes it: an object per step, and {@code "."} for a path
 * that is in the set and has others below it.
 */
final class FieldSteps {

    static final String FIELD = "f:";
    static final String KEY = "k:";
    static final String VALUE = "v:";

    private static final String ITSELF = ".";

    private FieldSteps() {}

    static Map<String, Object> write(FieldSet set) {
        Map<String, Object> written = new LinkedHashMap<>();
        if (set.isMember() && !set.children().isEmpty()) {
            written.put(ITSELF, Map.of());
        }
        set.children().forEach((step, below) -> written.put(step, write(below)));
        return written;
    }

    /** What is no set of paths is read as far as it is one: nobody but clients that mean to writes it. */
    static FieldSet read(Map<?, ?> written) {
        Map<String, FieldSet> children = new LinkedHashMap<>();
        written.forEach((step, below) -> {
            if (step instanceof String text && isStep(text) && below instanceof Map<?, ?> map) {
                children.put(text, map.isEmpty() ? FieldSet.LEAF : read(map));
            }
        });
        return FieldSet.of(written.containsKey(ITSELF), children);
    }

    private static boolean isStep(String text) {
        return text.startsWith(FIELD) || text.startsWith(KEY) || text.startsWith(VALUE);
    }
}
