package dev.imagestreams.model.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ImageStreamException;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenEventsTest {

    private static final EventSchemas PUBLISHED = EventSchemas.published();
    private static final EventSchemas CLOSED = EventSchemas.closed();

    static Stream<Golden> goldens() {
        return Golden.all();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventIsWrittenAsItAlwaysWas(Golden golden) throws IOException {
        JsonNode written = ModelJson.mapper().valueToTree(golden.event());

        assertThat(written.toPrettyString()).isEqualTo(golden.json().toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatWasWrittenIsReadAsTheSameEvent(Golden golden) throws IOException {
        assertThat(read(golden.type(), golden.json())).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventIsAllThatItsSchemaSaysAndNothingElse(Golden golden) throws IOException {
        assertThat(CLOSED.violations(golden.type(), golden.json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whatANewerWriterAddsIsToleratedEverywhere(Golden golden) throws IOException {
        JsonNode newer = golden.json();
        forEachObject(newer, object -> object.putObject("addedLater").put("deep", 1));

        assertThat(PUBLISHED.violations(golden.type(), newer)).isEmpty();
        assertThat(read(golden.type(), newer)).isEqualTo(golden.event());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void whateverTheSchemaLetsOutTheReaderDoesWithout(Golden golden) throws IOException {
        List<JsonNode> shorter = withoutOneMember(golden.json());

        for (JsonNode event : shorter) {
            if (PUBLISHED.violations(golden.type(), event).isEmpty()) {
                assertThat(read(golden.type(), event)).isNotNull();
            }
        }
        assertThat(shorter)
                .anyMatch(event -> !PUBLISHED.violations(golden.type(), event).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventWithoutAMemberItMustHaveIsUnreadableAndNeverANullPointer(Golden golden) throws IOException {
        for (JsonNode event : withoutOneMember(golden.json())) {
            refusesOrReads(golden.type(), event);
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void anEventWithNullsOrNonsenseInAnyPlaceIsUnreadableAndNeverANullPointer(Golden golden) throws IOException {
        for (String nonsense : List.of("null", "[null]", "{}", "-1", "\"\"", "\"\\u0000\"", "[[[]]]", "true", "1e99")) {
            for (JsonNode event : withOneMemberReplaced(golden.json(), nonsense)) {
                refusesOrReads(golden.type(), event);
            }
        }
    }

    @Test
    void aStreamOrPositionThatIsMissingIsNamed() {
        JsonNode empty = ModelJson.mapper().createObjectNode().put("stream", "shop/frontend");

        assertThatThrownBy(() -> read(EventType.IMPORT_REQUESTED, empty))
                .isInstanceOf(ImageStreamException.class)
                .hasMessageContaining("resourceVersion");
    }

    @Test
    void everyFileIsAGoldenEventAndEveryTypeHasOne() throws IOException {
        try (Stream<Path> files = Files.walk(Golden.DIRECTORY)) {
            assertThat(files.filter(Files::isRegularFile))
                    .containsExactlyInAnyOrderElementsOf(
                            Golden.all().map(Golden::file).toList());
        }
        assertThat(Golden.all().map(Golden::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(EventType.values());
    }

    private static void refusesOrReads(EventType type, JsonNode event) {
        try {
            assertThat(read(type, event)).isNotNull();
        } catch (ImageStreamException refused) {
            assertThat(refused.getMessage().lines()).hasSize(1);
        }
    }

    private static StreamEvent read(EventType type, JsonNode data) {
        CloudEvent event = CloudEventBuilder.v1()
                .withId("7d6f0c1e-7a53-4d0c-8d5e-2c8f5f5f9a10")
                .withType(type.type())
                .withSource(URI.create("/imagestreams/test"))
                .withData("application/json", data.toString().getBytes(UTF_8))
                .build();
        return EventCodec.decode(type, type.record(), event);
    }

    private static List<JsonNode> withoutOneMember(JsonNode event) {
        List<JsonNode> results = new ArrayList<>();
        forEachMember(event, (object, name) -> {
            JsonNode value = object.remove(name);
            results.add(event.deepCopy());
            object.set(name, value);
        });
        return results;
    }

    private static List<JsonNode> withOneMemberReplaced(JsonNode event, String json) throws IOException {
        JsonNode replacement = ModelJson.mapper().readTree(json);
        List<JsonNode> results = new ArrayList<>();
        forEachMember(event, (object, name) -> {
            JsonNode value = object.replace(name, replacement);
            results.add(event.deepCopy());
            object.set(name, value);
        });
        return results;
    }

    private static void forEachMember(JsonNode node, Change change) {
        forEachObject(node, object -> {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> change.apply(object, name));
        });
    }

    private static void forEachObject(JsonNode node, Consumer<ObjectNode> action) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> forEachObject(element, action));
        }
        if (node instanceof ObjectNode object) {
            List<JsonNode> children = new ArrayList<>();
            object.properties().stream()
                    // A map of somebody's own: whatever stands in it is a label, or a text of a configuration.
                    .filter(member -> !Set.of("labels", "streamLabels").contains(member.getKey()))
                    .filter(member -> !(member.getKey().equals("config") && object.has("position")))
                    .forEach(member -> children.add(member.getValue()));
            action.accept(object);
            children.forEach(child -> forEachObject(child, action));
        }
    }

    private interface Change {
        void apply(ObjectNode object, String name);
    }
}
