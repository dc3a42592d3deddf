package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was named there and is named otherwise here: uids, resource versions, continue tokens. Learned from answers,
 * place by place, and used in the requests that follow, so that a stale version stays stale.
 */
final class Identities {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern QUERY = Pattern.compile("([?&])(resourceVersion|continue)=([^&]+)");

    private final Map<String, String> uids = new HashMap<>();
    private final Map<String, String> versions = new HashMap<>();

    /** Takes names from an answer that stands for the one expected. */
    void learn(JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            expected.fields().forEachRemaining(field -> {
                JsonNode ours = actual.path(field.getKey());
                switch (field.getKey()) {
                    case "uid" -> uids.putIfAbsent(field.getValue().asText(), ours.asText());
                    case "resourceVersion", "continue" -> learnVersion(field.getValue(), ours);
                    default -> learn(field.getValue(), ours);
                }
            });
        } else if (expected.isArray() && actual.isArray()) {
            JsonElements ours = JsonElements.of(actual);
            for (int i = 0; i < expected.size(); i++) {
                learn(expected.get(i), ours.counterpart(expected.get(i), i));
            }
        }
    }

    private void learnVersion(JsonNode theirs, JsonNode ours) {
        if (ours.isTextual() && !ours.asText().isEmpty()) {
            versions.put(theirs.asText(), ours.asText());
        }
    }

    boolean isSame(String theirUid, String ourUid) {
        return ourUid.equals(uids.getOrDefault(theirUid, ourUid));
    }

    /** A text as it reads with our names. */
    String ours(String text) {
        Matcher uid = UUID.matcher(text);
        return uid.replaceAll(match -> uids.getOrDefault(match.group(), match.group()));
    }

    String path(String path) {
        return QUERY.matcher(path)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) + match.group(2) + '=' + versions.getOrDefault(match.group(3), match.group(3))));
    }

    JsonNode body(JsonNode theirs) {
        if (theirs instanceof ObjectNode object) {
            ObjectNode ours = object.objectNode();
            object.fields()
                    .forEachRemaining(field -> ours.set(field.getKey(), field(field.getKey(), field.getValue())));
            if (object.path("path").asText().endsWith("/resourceVersion") && object.has("op")) {
                ours.set("value", version(object.get("value")));
            }
            return ours;
        }
        if (theirs instanceof ArrayNode array) {
            ArrayNode ours = array.arrayNode();
            array.forEach(element -> ours.add(body(element)));
            return ours;
        }
        return theirs.isTextual() ? TextNode.valueOf(ours(theirs.asText())) : theirs;
    }

    private JsonNode field(String name, JsonNode value) {
        return name.equals("resourceVersion") && value.isTextual() ? version(value) : body(value);
    }

    private JsonNode version(JsonNode theirs) {
        return TextNode.valueOf(versions.getOrDefault(theirs.asText(), theirs.asText()));
    }
}
