package dev.imagestreams.gateway.api.list;

import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field selector on the two fields every kind can be selected by: {@code metadata.name} and {@code metadata.namespace}. */
public final class FieldSelector {

    private static final String NAME = "metadata.name";
    private static final String NAMESPACE = "metadata.namespace";

    private final Map<String, Boolean> names;
    private final Map<String, Boolean> namespaces;

    private FieldSelector(Map<String, Boolean> names, Map<String, Boolean> namespaces) {
        this.names = names;
        this.namespaces = namespaces;
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if another field is named */
    public static FieldSelector parse(@Nullable String text) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        Map<String, Boolean> namespaces = new LinkedHashMap<>();
        if (text != null && !text.isBlank()) {
            for (String term : text.split(",")) {
                boolean wanted = !term.contains("!=");
                String[] sides = term.split("!=|==|=", 2);
                String field = sides[0].trim();
                if (sides.length != 2 || !field.equals(NAME) && !field.equals(NAMESPACE)) {
                    throw new ImageStreamException(ErrorCode.BAD_REQUEST, "field label not supported: " + field);
                }
                (field.equals(NAME) ? names : namespaces).put(sides[1].trim(), wanted);
            }
        }
        return new FieldSelector(names, namespaces);
    }

    public boolean test(String namespace, String name) {
        return holds(names, name) && holds(namespaces, namespace);
    }

    private static boolean holds(Map<String, Boolean> terms, String value) {
        return terms.entrySet().stream().allMatch(term -> term.getKey().equals(value) == term.getValue());
    }
}
