package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer without what differs from run to run: times, ages, who manages which field, and the order of tags that came in
 * the same instant in a table's cell. Images' own times are content and stay.
 */
final class Normal {

    /** Later than every image. */
    private static final Pattern TIME = Pattern.compile("202[1-9]-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    private static final Pattern AGE =
            Pattern.compile("(About )?(an?|\\d+|Less than a) (second|minute|hour|day)s?( ago)?|(\\d+[smhd])+");

    /** Which name server was asked. */
    private static final Pattern RESOLVER = Pattern.compile(" on \\d+(\\.\\d+){3}:53\\b");

    private static final Pattern VERSION = Pattern.compile("resource version to \\d+");

    private Normal() {}

    static JsonNode form(JsonNode answer) {
        if (answer instanceof ObjectNode object) {
            ObjectNode normal = object.objectNode();
            object.fields().forEachRemaining(field -> {
                if (!isLeftOut(field.getKey(), field.getValue())) {
                    normal.set(
                            field.getKey(),
                            field.getKey().equals("cells") ? cells(field.getValue()) : form(field.getValue()));
                }
            });
            return normal;
        }
        if (answer instanceof ArrayNode array) {
            ArrayNode normal = array.arrayNode();
            array.forEach(element -> normal.add(form(element)));
            return normal;
        }
        return answer.isTextual() ? TextNode.valueOf(text(answer.asText())) : answer;
    }

    static String text(String text) {
        String timeless =
                RESOLVER.matcher(TIME.matcher(text).replaceAll("<time>")).replaceAll("");
        return VERSION.matcher(timeless).replaceAll("resource version to <version>");
    }

    private static boolean isLeftOut(String field, JsonNode value) {
        return field.equals("managedFields") || field.equals("creationTimestamp") && value.isNull();
    }

    private static JsonNode cells(JsonNode cells) {
        ArrayNode normal = ((ArrayNode) cells).arrayNode();
        for (JsonNode cell : cells) {
            normal.add(cell.isTextual() ? TextNode.valueOf(cell(cell.asText())) : cell);
        }
        return normal;
    }

    private static String cell(String cell) {
        if (AGE.matcher(cell).matches()) {
            return "<age>";
        }
        if (cell.indexOf(',') > 0 && cell.indexOf(' ') < 0) {
            return Stream.of(cell.split(",")).sorted().collect(Collectors.joining(","));
        }
        return text(cell);
    }
}
