package dev.imagestreams.gateway.api.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/**
 * From a protobuf message to the tree of the same object's JSON. Clients written in Go send every plain field, set or
 * not; an empty text or object is what JSON would leave out, and is left out. Fields that are not known are skipped, as
 * protobuf wants it.
 */
final class MessageReader {

    /** No kind nests deeper; a message made to nest deeper is refused. */
    private static final int DEEPEST = 32;

    private static final int KEY = 1;
    private static final int VALUE = 2;
    private static final int SECONDS = 1;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final MessageSchemas schemas;

    MessageReader(MessageSchemas schemas) {
        this.schemas = schemas;
    }

    /** Adds the fields of the message to {@code tree}. */
    void read(String kind, byte[] message, ObjectNode tree) throws IOException {
        Map<Integer, MessageField> fields = schemas.find(kind)
                .orElseThrow(() ->
                        new IOException("the kind \"" + kind + "\" is not read as protobuf, only as JSON or YAML"));
        read(fields, CodedInputStream.newInstance(message), tree, 0);
    }

    private void read(Map<Integer, MessageField> fields, CodedInputStream in, ObjectNode tree, int depth)
            throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("it is nested too deeply");
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            MessageField field = fields.get(WireFormat.getTagFieldNumber(tag));
            if (field == null) {
                in.skipField(tag);
                continue;
            }
            switch (field.shape()) {
                case ONE -> {
                    JsonNode value = value(field.type(), in, depth);
                    if (!isEmpty(value)) {
                        tree.set(field.name(), value);
                    }
                }
                case MANY -> tree.withArray('/' + field.name()).add(value(field.type(), in, depth));
                case MAP -> entry(field, CodedInputStream.newInstance(in.readByteArray()), tree, depth);
            }
        }
    }

    private void entry(MessageField field, CodedInputStream in, ObjectNode tree, int depth) throws IOException {
        String key = "";
        JsonNode value = TextNode.valueOf("");
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case KEY -> key = in.readStringRequireUtf8();
                case VALUE -> value = value(field.type(), in, depth);
                default -> in.skipField(tag);
            }
        }
        tree.withObject('/' + field.name()).set(key, value);
    }

    private JsonNode value(String type, CodedInputStream in, int depth) throws IOException {
        return switch (type) {
            case "string" -> TextNode.valueOf(in.readStringRequireUtf8());
            case "bool" -> BooleanNode.valueOf(in.readBool());
            case "int32", "int64" -> LongNode.valueOf(in.readInt64());
            case "bytes" -> TextNode.valueOf(Base64.getEncoder().encodeToString(in.readByteArray()));
            case "Time" -> time(nested(in));
            case "Quantity" -> TextNode.valueOf(first(nested(in)));
            case "FieldsV1" -> {
                String json = first(nested(in));
                yield json.isEmpty() ? NullNode.getInstance() : JSON.readTree(json);
            }
            case "ExtraValue", "AttestationValue" -> texts(nested(in));
            default -> {
                ObjectNode object = NODES.objectNode();
                Map<Integer, MessageField> fields = schemas.find(type)
                        .orElseThrow(() -> new IllegalStateException("kinds.proto lacks the message " + type));
                read(fields, nested(in), object, depth + 1);
                yield object;
            }
        };
    }

    private static CodedInputStream nested(CodedInputStream in) throws IOException {
        return CodedInputStream.newInstance(in.readByteArray());
    }

    /** Kubernetes sends no zero time; an empty message is one all the same. */
    private static JsonNode time(CodedInputStream in) throws IOException {
        long seconds = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == SECONDS) {
                seconds = in.readInt64();
            } else {
                in.skipField(tag);
            }
        }
        if (seconds < Instant.MIN.getEpochSecond() || seconds > Instant.MAX.getEpochSecond()) {
            throw new IOException("a time is out of range");
        }
        return seconds == 0
                ? NullNode.getInstance()
                : TextNode.valueOf(Instant.ofEpochSecond(seconds).toString());
    }

    private static String first(CodedInputStream in) throws IOException {
        ArrayNode texts = texts(in);
        return texts.path(0).asText();
    }

    private static ArrayNode texts(CodedInputStream in) throws IOException {
        ArrayNode texts = NODES.arrayNode();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (WireFormat.getTagFieldNumber(tag) == 1) {
                texts.add(in.readStringRequireUtf8());
            } else {
                in.skipField(tag);
            }
        }
        return texts;
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull()
                || value.isTextual() && value.textValue().isEmpty()
                || value.isObject() && value.isEmpty();
    }
}
