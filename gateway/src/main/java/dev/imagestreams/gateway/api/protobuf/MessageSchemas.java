package dev.imagestreams.gateway.api.protobuf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The messages of {@code protobuf/kinds.proto}, and their fields by number. */
record MessageSchemas(Map<String, Map<Integer, MessageField>> messages) {

    private static final String SOURCE = "/protobuf/kinds.proto";
    private static final Pattern MESSAGE = Pattern.compile("message (\\w+) \\{([^}]*)}");
    private static final Pattern FIELD = Pattern.compile("(optional|repeated) (\\w+) (\\w+) = (\\d+);");
    private static final Pattern MAP = Pattern.compile("map<string, (\\w+)> (\\w+) = (\\d+);");

    static MessageSchemas load() {
        try (InputStream in = MessageSchemas.class.getResourceAsStream(SOURCE)) {
            return parse(new String(Objects.requireNonNull(in, SOURCE).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(SOURCE, e);
        }
    }

    Optional<Map<Integer, MessageField>> find(String message) {
        return Optional.ofNullable(messages.get(message));
    }

    private static MessageSchemas parse(String proto) {
        Map<String, Map<Integer, MessageField>> messages = new HashMap<>();
        Matcher message = MESSAGE.matcher(proto);
        while (message.find()) {
            messages.put(message.group(1), fields(message.group(2)));
        }
        return new MessageSchemas(Map.copyOf(messages));
    }

    private static Map<Integer, MessageField> fields(String body) {
        Map<Integer, MessageField> fields = new HashMap<>();
        Matcher field = FIELD.matcher(body);
        while (field.find()) {
            MessageField.Shape shape =
                    field.group(1).equals("repeated") ? MessageField.Shape.MANY : MessageField.Shape.ONE;
            fields.put(Integer.valueOf(field.group(4)), new MessageField(field.group(3), shape, field.group(2)));
        }
        Matcher map = MAP.matcher(body);
        while (map.find()) {
            fields.put(
                    Integer.valueOf(map.group(3)),
                    new MessageField(map.group(2), MessageField.Shape.MAP, map.group(1)));
        }
        return Map.copyOf(fields);
    }
}
