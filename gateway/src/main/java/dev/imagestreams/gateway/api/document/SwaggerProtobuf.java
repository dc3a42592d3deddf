package dev.imagestreams.gateway.api.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * An OpenAPI v2 document in protobuf, by the messages of gnostic's {@code OpenAPIv2.proto}, as far as our documents have
 * fields. Vendor extensions are YAML texts inside, of which JSON is one kind.
 */
final class SwaggerProtobuf {

    /** Spelled as clients ask for it. */
    static final String MEDIA_TYPE = "application/com.github.proto-openapi.spec.v2.v1.0+protobuf";

    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "options", "head", "patch");

    private SwaggerProtobuf() {}

    static byte[] of(JsonNode document) {
        return message(out -> {
            out.writeString(1, document.path("swagger").asText());
            out.writeByteArray(2, message(info -> {
                info.writeString(1, document.at("/info/title").asText());
                info.writeString(2, document.at("/info/version").asText());
            }));
            out.writeByteArray(8, message(paths -> named(document.path("paths"), paths, 2, SwaggerProtobuf::pathItem)));
            out.writeByteArray(
                    9,
                    message(definitions ->
                            named(document.path("definitions"), definitions, 1, SwaggerProtobuf::schema)));
        });
    }

    private static byte[] pathItem(JsonNode item) {
        return message(out -> {
            for (int i = 0; i < METHODS.size(); i++) {
                if (item.has(METHODS.get(i))) {
                    out.writeByteArray(i + 2, operation(item.get(METHODS.get(i))));
                }
            }
        });
    }

    private static byte[] operation(JsonNode operation) {
        return message(out -> {
            out.writeString(5, operation.path("operationId").asText());
            for (JsonNode parameter : operation.path("parameters")) {
                byte[] query = message(fields -> {
                    fields.writeString(2, parameter.path("in").asText());
                    fields.writeString(4, parameter.path("name").asText());
                    fields.writeString(6, parameter.path("type").asText());
                });
                // A parameter, of the kinds without a body, in the query.
                out.writeByteArray(8, wrapped(1, wrapped(2, wrapped(3, query))));
            }
            extensions(operation, out, 13);
        });
    }

    private static byte[] schema(JsonNode schema) {
        return message(out -> {
            text(schema, "$ref", out, 1);
            text(schema, "format", out, 2);
            text(schema, "description", out, 4);
            if (schema.has("additionalProperties")) {
                out.writeByteArray(21, wrapped(1, schema(schema.get("additionalProperties"))));
            }
            if (schema.has("type")) {
                out.writeByteArray(22, message(type -> text(schema, "type", type, 1)));
            }
            if (schema.has("items")) {
                out.writeByteArray(23, wrapped(1, schema(schema.get("items"))));
            }
            if (schema.has("properties")) {
                out.writeByteArray(
                        25,
                        message(properties -> named(schema.get("properties"), properties, 1, SwaggerProtobuf::schema)));
            }
            extensions(schema, out, 31);
        });
    }

    private static void extensions(JsonNode node, CodedOutputStream out, int field) throws IOException {
        for (var entry : node.properties()) {
            if (entry.getKey().startsWith("x-")) {
                out.writeByteArray(field, message(extension -> {
                    extension.writeString(1, entry.getKey());
                    extension.writeByteArray(
                            2,
                            message(any -> any.writeString(2, entry.getValue().toString())));
                }));
            }
        }
    }

    private static void named(JsonNode object, CodedOutputStream out, int field, Encoding encoding) throws IOException {
        for (var entry : object.properties()) {
            out.writeByteArray(field, message(pair -> {
                pair.writeString(1, entry.getKey());
                pair.writeByteArray(2, encoding.of(entry.getValue()));
            }));
        }
    }

    private static void text(JsonNode object, String name, CodedOutputStream out, int field) throws IOException {
        if (object.has(name)) {
            out.writeString(field, object.get(name).asText());
        }
    }

    private static byte[] wrapped(int field, byte[] message) {
        return message(out -> out.writeByteArray(field, message));
    }

    private static byte[] message(Fields fields) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Writes the fields of a message. */
    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }

    /** From a part of the document to its message. */
    private interface Encoding {
        byte[] of(JsonNode part);
    }
}
