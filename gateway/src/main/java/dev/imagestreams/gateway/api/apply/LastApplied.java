package dev.imagestreams.gateway.api.apply;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.apply.OwnedFields.Changes;

/**
 * The annotation in which {@code kubectl apply} keeps what it applied when the server did not. So that people can go over
 * to the server's apply and back: fields that are still as kubectl applied them may be taken by kubectl without force, and
 * the annotation follows what kubectl lets the server apply.
 */
final class LastApplied {

    static final String MANAGER = "kubectl";

    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";

    /** As Go writes maps: by key. */
    private static final ObjectMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    static {
        SORTED.getFactory().setCharacterEscapes(new HtmlEscapes());
    }

    private LastApplied() {}

    /** The fields that kubectl applied and that nobody has changed since. */
    static FieldSet untouched(ObjectNode present, String apiVersion, Shape shape) {
        String text = text(present);
        if (text.isEmpty()) {
            return FieldSet.EMPTY;
        }
        try {
            if (SORTED.readTree(text) instanceof ObjectNode applied
                    && applied.path("apiVersion").asText().equals(apiVersion)) {
                ObjectNode then = OwnedFields.ownable(applied);
                Changes since = OwnedFields.between(then, OwnedFields.ownable(present), shape);
                return OwnedFields.of(then, shape).without(since.written()).without(since.removed());
            }
        } catch (JsonProcessingException e) {
            // Whoever wrote this, it was not kubectl: nothing is known about what it applied.
        }
        return FieldSet.EMPTY;
    }

    /** Writes down what is applied now, if there is such an annotation. */
    static void follow(ObjectNode result, ObjectNode configuration) {
        if (text(result).isEmpty() || !(result.at("/metadata/annotations") instanceof ObjectNode annotations)) {
            return;
        }
        ObjectNode plain = configuration.deepCopy();
        if (plain.at("/metadata/annotations") instanceof ObjectNode applied) {
            applied.remove(ANNOTATION);
        }
        try {
            Object sorted = SORTED.treeToValue(plain, Object.class);
            annotations.put(ANNOTATION, SORTED.writeValueAsString(sorted) + '\n');
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static String text(ObjectNode object) {
        return object.path("metadata").path("annotations").path(ANNOTATION).asText();
    }

    /** As Go escapes them in every JSON. */
    private static final class HtmlEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            for (char each : "<>&".toCharArray()) {
                codes[each] = ESCAPE_CUSTOM;
            }
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString("\\u%04x".formatted(character));
        }
    }
}
