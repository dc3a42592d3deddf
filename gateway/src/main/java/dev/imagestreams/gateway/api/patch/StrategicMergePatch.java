package dev.imagestreams.gateway.api.patch;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.body.FieldTypes;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kubernetes' strategic merge patch: a merge patch that knows the lists of its kind ({@link ListMerge}) and takes
 * directives: {@code $patch}, {@code $retainKeys}, {@code $setElementOrder/x} and {@code $deleteFromPrimitiveList/x}.
 */
record StrategicMergePatch(ObjectNode patch) implements Patch {

    static final String DIRECTIVE = "$patch";
    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String DELETE_FROM = "$deleteFromPrimitiveList/";
    private static final String ORDER_OF = "$setElementOrder/";

    @Override
    public ObjectNode applyTo(ObjectNode object, Class<?> type) {
        return merge(object.deepCopy(), patch, Optional.of(FieldTypes.of(type)));
    }

    @Override
    public boolean isConditional() {
        return patch.path("metadata").hasNonNull("resourceVersion");
    }

    /** @param type empty inside of what is open */
    static ObjectNode merge(ObjectNode present, ObjectNode patch, Optional<JavaType> type) {
        if (patch.has(DIRECTIVE)) {
            String directive = patch.get(DIRECTIVE).asText();
            switch (directive) {
                case "merge" -> {
                    // What is done without it as well.
                }
                case "replace" -> {
                    return (ObjectNode) withoutDirectives(patch);
                }
                case "delete" -> {
                    return patch.objectNode();
                }
                default -> throw bad("unknown patch type: " + directive + " in map");
            }
        }
        retainKeys(present, patch);
        patch.properties().forEach(field -> {
            String name = field.getKey();
            if (name.startsWith(DELETE_FROM)) {
                deleteFrom(present, name.substring(DELETE_FROM.length()), field.getValue());
            } else if (name.startsWith(ORDER_OF)) {
                order(present, patch, name.substring(ORDER_OF.length()), type);
            } else if (!name.equals(DIRECTIVE) && !name.equals(RETAIN_KEYS)) {
                set(present, field, type, Optional.ofNullable(patch.get(ORDER_OF + name)));
            }
        });
        return present;
    }

    private static void set(
            ObjectNode present, Map.Entry<String, JsonNode> field, Optional<JavaType> type, Optional<JsonNode> order) {
        String name = field.getKey();
        JsonNode value = field.getValue();
        if (value.isNull()) {
            present.remove(name);
            return;
        }
        JsonNode old = present.get(name);
        Optional<ListMerge> merge = type.flatMap(owner -> ListMerge.of(owner, name));
        if (value instanceof ArrayNode list && merge.isPresent()) {
            ArrayNode oldList = old instanceof ArrayNode array ? array : present.arrayNode();
            Optional<JavaType> element = type.map(FieldTypes::fieldsOf)
                    .map(fields -> fields.get(name))
                    .map(JavaType::getContentType);
            present.set(name, new MergedList(merge.get(), element).merge(oldList, list, order.orElse(list)));
        } else if (value instanceof ObjectNode object && old instanceof ObjectNode oldObject) {
            present.set(name, merge(oldObject, object, type.flatMap(owner -> typeOf(owner, name))));
        } else if (value instanceof ObjectNode object
                && "delete".equals(object.path(DIRECTIVE).asText())) {
            present.remove(name);
        } else {
            present.set(name, withoutDirectives(value));
        }
    }

    private static Optional<JavaType> typeOf(JavaType owner, String field) {
        return owner.isMapLikeType()
                ? Optional.of(owner.getContentType())
                : Optional.ofNullable(FieldTypes.fieldsOf(owner).get(field));
    }

    /** Removes every field that is not named; whoever names fields must name those they set. */
    private static void retainKeys(ObjectNode present, ObjectNode patch) {
        if (!patch.has(RETAIN_KEYS)) {
            return;
        }
        Set<String> kept = new HashSet<>();
        elements(patch.get(RETAIN_KEYS), RETAIN_KEYS).forEach(name -> kept.add(name.asText()));
        patch.fieldNames().forEachRemaining(name -> {
            if (!name.startsWith("$") && !kept.contains(name)) {
                throw bad("$retainKeys list doesn't contain all fields present in the patch: \"" + name + '"');
            }
        });
        present.retain(kept);
    }

    private static void deleteFrom(ObjectNode present, String name, JsonNode values) {
        Set<JsonNode> gone = new HashSet<>();
        elements(values, DELETE_FROM + name).forEach(gone::add);
        if (present.get(name) instanceof ArrayNode list) {
            ArrayNode left = list.arrayNode();
            list.forEach(value -> {
                if (!gone.contains(value)) {
                    left.add(value);
                }
            });
            present.set(name, left);
        }
    }

    /** The order of a list of which the patch changes nothing else. Where it does, the list is ordered as it is merged. */
    private static void order(ObjectNode present, ObjectNode patch, String name, Optional<JavaType> type) {
        JsonNode order = patch.get(ORDER_OF + name);
        elements(order, ORDER_OF + name);
        Optional<ListMerge> merge = type.flatMap(owner -> ListMerge.of(owner, name));
        if (!patch.has(name) && present.get(name) instanceof ArrayNode list && merge.isPresent()) {
            present.set(name, new MergedList(merge.get(), Optional.empty()).merge(list, list.arrayNode(), order));
        }
    }

    /** The value as it stands where nothing was: directives say nothing there, and null is nothing. */
    static JsonNode withoutDirectives(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode plain = object.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getKey().startsWith("$"))
                    .filter(field -> !(field.getValue() instanceof NullNode))
                    .filter(field ->
                            !"delete".equals(field.getValue().path(DIRECTIVE).asText()))
                    .forEach(field -> plain.set(field.getKey(), withoutDirectives(field.getValue())));
            return plain;
        }
        if (value instanceof ArrayNode array) {
            ArrayNode plain = array.arrayNode();
            array.forEach(element -> {
                if (!"delete".equals(element.path(DIRECTIVE).asText())) {
                    plain.add(withoutDirectives(element));
                }
            });
            return plain;
        }
        return value;
    }

    private static Iterable<JsonNode> elements(JsonNode list, String directive) {
        if (list instanceof ArrayNode) {
            return list;
        }
        throw bad("invalid patch format of " + directive + ": it must be a list");
    }

    static StatusException bad(String message) {
        return new StatusException(Statuses.badRequest(message));
    }
}
