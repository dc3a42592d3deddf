package dev.imagestreams.triggers.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.imagestreams.triggers.workload.TriggerAnnotation.Triggers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The schema that editors and admission policies use takes what this service follows, and nothing else. */
class AnnotationSchemaTest {

    private static final Path SCHEMA = Path.of("../docs/kubernetes/triggers.schema.json");
    private static final String FROM = "{\"kind\":\"ImageStreamTag\",\"name\":\"app:latest\"}";
    private static final String PATH = "spec.template.spec.containers[0].image";

    private final JsonSchema schema = schema();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "null | true",
                "[] | true",
                "{} | false",
                "[FROM,PATH] | true",
                "[FROM,PATH,\"paused\":true] | true",
                "[FROM,PATH,\"paused\":\"false\"] | true",
                "[FROM,PATH,\"paused\":\"no\"] | false",
                "[FROM,PATH,\"paused\":1] | false",
                "[FROM,PATH,\"lastTriggeredImage\":\"x\"] | true",
                "[FROM] | false",
                "[PATH] | false",
                "[FROM,AT containers[?(@.name==\\\"web\\\")].image] | true",
                "[FROM,AT initContainers[?(@.name=='web')].image] | true",
                "[FROM,AT containers[?( @.name == 'web' )].image] | true",
                "[FROM,AT containers[*].image] | false",
                "[FROM,AT containers[-1].image] | false",
                "[FROM,AT containers[0].imagePullPolicy] | false",
                "[FROM,AT ephemeralContainers[0].image] | false",
                "[\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"app\"},PATH] | false",
                "[\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"a:b:c\"},PATH] | false",
                "[\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"App:1\"},PATH] | false",
                "[\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"a:b c\",\"namespace\":\"images\"},PATH] | true",
                "[\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"a:b\",\"namespace\":\"Images\"},PATH] | false",
                "[\"from\":{\"kind\":\"DockerImage\",\"name\":\"a:b\"},PATH] | false",
                "[\"from\":{\"kind\":\"ImageStreamTag\",\"name\":\"a:b\",\"apiVersion\":\"v1\"},PATH] | false",
                "[\"from\":\"app:latest\",PATH] | false"
            })
    void itTakesWhatIsFollowed(String given, boolean good) {
        String text = written(given);

        assertThat(schema.validate(text, InputFormat.JSON).isEmpty())
                .as("by the schema: %s", text)
                .isEqualTo(good);
        assertThat(isFollowed(text)).as("by this service: %s", text).isEqualTo(good);
    }

    private static boolean isFollowed(String annotation) {
        PodContainers pod =
                new PodContainers(List.of(new Container("web", "old")), List.of(new Container("web", "old")));
        Workload workload = new Workload(new ObjectKey(ObjectKind.DEPLOYMENT, "demo", "app"), "uid", annotation, pod);
        return TriggerAnnotation.read(annotation) instanceof Triggers
                && workload.problems(tag -> Optional.of("new")).isEmpty();
    }

    /** One item where there are brackets around members. */
    private static String written(String text) {
        String spelled = text.replaceAll("AT (.*)]$", "\"fieldPath\":\"spec.template.spec.$1\"]")
                .replace("FROM", "\"from\":" + FROM)
                .replace("PATH", "\"fieldPath\":\"" + PATH + '"');
        return spelled.length() > 2 && spelled.startsWith("[")
                ? "[{" + spelled.substring(1, spelled.length() - 1) + "}]"
                : spelled;
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(Files.readString(SCHEMA));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
