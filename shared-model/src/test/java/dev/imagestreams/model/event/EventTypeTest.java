package dev.imagestreams.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventTypeTest {

    private static final Pattern JSON_BLOCK = Pattern.compile("```json\\R(.*?)```", Pattern.DOTALL);

    @Test
    void topicsAndTypesAreWhatTheArchitectureSays() throws IOException {
        String page = Files.readString(EventSchemas.DIRECTORY.resolve("../architecture.md"));

        assertThat(EventType.values())
                .allSatisfy(type -> assertThat(page).contains("| `" + type.topic() + "` | `" + type.type() + "` |"));
    }

    @Test
    void everyTopicAndTypeIsNamedOnceAndHasADeadLetterTopic() {
        assertThat(Arrays.stream(EventType.values()).map(EventType::topic)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(EventType.values()).map(EventType::type)).doesNotHaveDuplicates();
        assertThat(EventType.IMAGE_CHANGED.deadLetterTopic()).isEqualTo("image-changed.dead-letter");
    }

    @Test
    void onlyWhatIsStateIsCompacted() {
        assertThat(Arrays.stream(EventType.values()).filter(EventType::isCompacted))
                .containsExactly(EventType.TAG_STATE);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aSchemaIsTitledWithTheTypeItDescribes(EventType type) throws IOException {
        JsonNode schema = ModelJson.mapper()
                .readTree(Files.readAllBytes(EventSchemas.DIRECTORY.resolve(type.topic() + ".schema.json")));

        assertThat(schema.path("title").asText()).isEqualTo(type.type());
    }

    @Test
    void theExamplesOfTheDocumentationAreTheGoldenEvents() throws IOException {
        Matcher block = JSON_BLOCK.matcher(Files.readString(EventSchemas.DIRECTORY.resolve("README.md")));
        List<JsonNode> examples = new ArrayList<>();
        while (block.find()) {
            examples.add(ModelJson.mapper().readTree(block.group(1)));
        }

        List<JsonNode> firsts = new ArrayList<>();
        for (EventType type : EventType.values()) {
            firsts.add(Golden.all()
                    .filter(golden -> golden.type() == type)
                    .findFirst()
                    .orElseThrow()
                    .json());
        }

        assertThat(examples).containsExactlyElementsOf(firsts);
    }
}
