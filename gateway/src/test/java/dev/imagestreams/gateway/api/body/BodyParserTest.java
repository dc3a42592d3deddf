package dev.imagestreams.gateway.api.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.error.StatusException;
import io.fabric8.openshift.api.model.ImageStream;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyParserTest {

    private static final MediaType YAML = MediaType.valueOf("application/yaml");

    @Test
    void jsonIsRead() throws IOException {
        ImageStream stream = parse("{\"metadata\":{\"name\":\"app\"}}", MediaType.APPLICATION_JSON_TYPE);

        assertThat(stream.getMetadata().getName()).isEqualTo("app");
    }

    @Test
    void yamlIsRead() throws IOException {
        ImageStream stream = parse("kind: ImageStream\nmetadata:\n  name: app\n", YAML);

        assertThat(stream.getMetadata().getName()).isEqualTo("app");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "1", "null", "\u0000", "{\"a\":}", "{\"kind\":\"ImageStreamTag\"}"})
    void whatIsNoObjectOfTheKindIsABadRequest(String body) {
        StatusException refusal =
                catchThrowableOfType(StatusException.class, () -> parse(body, MediaType.APPLICATION_JSON_TYPE));

        assertThat(refusal.status().getCode()).isEqualTo(400);
    }

    @Test
    void aFieldOfTheWrongTypeIsNamedWithoutNamingOurClasses() {
        StatusException refusal = catchThrowableOfType(
                StatusException.class,
                () -> parse("{\"spec\":{\"tags\":\"string\"}}", MediaType.APPLICATION_JSON_TYPE));

        assertThat(refusal)
                .hasMessage("ImageStream in version \"v1\" cannot be handled as a ImageStream: json: cannot unmarshal"
                        + " into field spec.tags");
    }

    @Test
    void aBodyOverTheLimitIsNotReadToItsEnd() {
        String huge = "{\"a\":\"" + "x".repeat(BodyParser.LIMIT) + "\"}";

        StatusException refusal =
                catchThrowableOfType(StatusException.class, () -> parse(huge, MediaType.APPLICATION_JSON_TYPE));

        assertThat(refusal.status().getCode()).isEqualTo(413);
        assertThat(refusal).hasMessage("Request entity too large: limit is 3145728");
    }

    @Test
    void nestingWithoutEndIsABadRequest() {
        String deep = "{\"a\":".repeat(100_000);

        StatusException refusal =
                catchThrowableOfType(StatusException.class, () -> parse(deep, MediaType.APPLICATION_JSON_TYPE));

        assertThat(refusal.status().getCode()).isEqualTo(400);
    }

    @Test
    void yamlCannotMultiplyItself() throws IOException {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }

        ObjectNode tree = BodyParser.tree(stream(bomb.toString()), YAML).orElseThrow();

        assertThat(tree.toString()).hasSizeLessThan(2 * bomb.length());
    }

    @Test
    void unknownFieldsAreDroppedUnlessTheClientWantsToHearOfThem() throws IOException {
        String body =
                """
                {"nosuchfield":1,"metadata":{"annotations":{"free":"text"}},
                 "spec":{"tags":[{"name":"a","nosuch":1}]}}""";
        ObjectNode tree = BodyParser.tree(stream(body), null).orElseThrow();

        StatusException refusal =
                catchThrowableOfType(StatusException.class, () -> BodyParser.object(tree, ImageStream.class, true));

        assertThat(BodyParser.object(tree, ImageStream.class, false).getSpec().getTags())
                .hasSize(1);
        assertThat(refusal.status().getCode()).isEqualTo(400);
        assertThat(refusal)
                .hasMessageEndingWith("strict decoding error: unknown field \"nosuchfield\", unknown field"
                        + " \"spec.tags[0].nosuch\"");
    }

    private static ImageStream parse(String body, MediaType type) throws IOException {
        return BodyParser.object(BodyParser.tree(stream(body), type).orElseThrow(), ImageStream.class, false);
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }
}
