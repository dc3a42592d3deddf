package dev.imagestreams.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.InputStreamSource;
import com.networknt.schema.resource.SchemaLoader;
import dev.imagestreams.model.ModelJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The published schemas. As published they leave room for members of later versions; as documentation they are complete,
 * so for what is sent today the same schemas are read with every object closed.
 */
final class EventSchemas {

    static final Path DIRECTORY = Path.of("..", "docs", "events");

    private final Map<EventType, JsonSchema> schemas = new EnumMap<>(EventType.class);

    private EventSchemas(SchemaLoader loader) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012, builder -> builder.schemaLoaders(all -> all.add(loader)));
        SchemaValidatorsConfig config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        for (EventType type : EventType.values()) {
            URI file = DIRECTORY.resolve(type.topic() + ".schema.json").toUri();
            schemas.put(type, factory.getSchema(SchemaLocation.of(file.toString()), config));
        }
    }

    static EventSchemas published() {
        return new EventSchemas(file -> stream(read(file)));
    }

    static EventSchemas closed() {
        return new EventSchemas(file -> stream(close(read(file))));
    }

    /** What the schema finds wrong, one per line; empty if nothing. */
    String violations(EventType type, JsonNode event) {
        Set<ValidationMessage> found = schemas.get(type).validate(event.toString(), InputFormat.JSON);
        return found.stream().map(ValidationMessage::getMessage).sorted().collect(Collectors.joining("\n"));
    }

    private static JsonNode close(JsonNode schema) {
        schema.forEach(EventSchemas::close);
        if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
            object.put("additionalProperties", false);
        }
        return schema;
    }

    private static JsonNode read(AbsoluteIri file) {
        try {
            return ModelJson.mapper().readTree(Files.readAllBytes(Path.of(URI.create(file.toString()))));
        } catch (IOException e) {
            throw new IllegalStateException("the schemas stand in " + DIRECTORY, e);
        }
    }

    private static InputStreamSource stream(JsonNode schema) {
        byte[] bytes = schema.toString().getBytes(UTF_8);
        return () -> new ByteArrayInputStream(bytes);
    }
}
