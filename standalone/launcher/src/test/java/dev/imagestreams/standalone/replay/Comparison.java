package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares an answer with the one expected, field by field. Where the expected one was cut off, what is there must be
 * there; everywhere else nothing may be missing and nothing more.
 */
final class Comparison {

    private final Identities identities;
    private final List<Difference> differences = new ArrayList<>();

    private Comparison(Identities identities) {
        this.identities = identities;
    }

    /**
     * @param cutAt pointer of the container in which the expected one ends; null for a whole one
     */
    static List<Difference> of(JsonNode expected, JsonNode actual, @Nullable String cutAt, Identities identities) {
        Comparison comparison = new Comparison(identities);
        List<String> open = cutAt == null
                ? null
                : cutAt.isEmpty() ? List.of() : List.of(cutAt.substring(1).split("/"));
        comparison.compare("", Normal.form(expected), Normal.form(actual), open);
        return comparison.differences;
    }

    private void compare(String at, JsonNode expected, JsonNode actual, @Nullable List<String> open) {
        if (expected.isObject() && actual.isObject()) {
            compareObjects(at, expected, actual, open);
        } else if (expected.isArray() && actual.isArray()) {
            compareArrays(at, expected, actual, open);
        } else if (!isEqual(at, expected, actual)) {
            differences.add(new Difference(at, text(expected), text(actual)));
        }
    }

    private void compareObjects(String at, JsonNode expected, JsonNode actual, @Nullable List<String> open) {
        for (Iterator<Map.Entry<String, JsonNode>> fields = expected.fields(); fields.hasNext(); ) {
            Map.Entry<String, JsonNode> field = fields.next();
            compare(
                    at + '/' + escaped(field.getKey()),
                    field.getValue(),
                    actual.path(field.getKey()),
                    within(open, escaped(field.getKey())));
        }
        if (open == null) {
            actual.fields().forEachRemaining(field -> {
                if (!expected.has(field.getKey())) {
                    differences.add(new Difference(
                            at + '/' + escaped(field.getKey()), Difference.ABSENT, text(field.getValue())));
                }
            });
        }
    }

    private void compareArrays(String at, JsonNode expected, JsonNode actual, @Nullable List<String> open) {
        JsonElements ours = JsonElements.of(actual);
        for (int i = 0; i < expected.size(); i++) {
            String name = JsonElements.name(expected.get(i));
            compare(
                    at + '/' + (name.isEmpty() ? i : '[' + name + ']'),
                    expected.get(i),
                    ours.counterpart(expected.get(i), i),
                    within(open, String.valueOf(i)));
        }
        if (open == null) {
            JsonElements theirs = JsonElements.of(expected);
            for (int i = 0; i < actual.size(); i++) {
                String name = JsonElements.name(actual.get(i));
                if (theirs.counterpart(actual.get(i), i).isMissingNode()) {
                    differences.add(new Difference(
                            at + '/' + (name.isEmpty() ? i : '[' + name + ']'),
                            Difference.ABSENT,
                            text(actual.get(i))));
                }
            }
        }
    }

    private boolean isEqual(String at, JsonNode expected, JsonNode actual) {
        String field = at.substring(at.lastIndexOf('/') + 1);
        if (expected.isTextual() && actual.isTextual()) {
            return switch (field) {
                case "uid" -> identities.isSame(expected.asText(), actual.asText());
                case "resourceVersion", "continue" ->
                    expected.asText().isEmpty() == actual.asText().isEmpty();
                default -> identities.ours(expected.asText()).equals(actual.asText());
            };
        }
        return expected.equals(actual);
    }

    private static @Nullable List<String> within(@Nullable List<String> open, String step) {
        return open != null && !open.isEmpty() && open.get(0).equals(step) ? open.subList(1, open.size()) : null;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? Difference.ABSENT : node.toString();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
