package dev.imagestreams.gateway.api.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.gateway.api.body.BodyFormat;
import dev.imagestreams.gateway.api.body.BodyParser;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.request.RequestWarnings;
import dev.imagestreams.gateway.api.resource.WriteOptions.Validation;
import io.fabric8.openshift.api.model.ImageStream;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {

    private static final MediaType YAML = MediaType.valueOf("application/yaml");

    private final RequestWarnings warnings = new RequestWarnings();

    @Test
    void jsonIsRead() {
        ImageStream stream = parse("{\"metadata\":{\"name\":\"app\"}}", MediaType.APPLICATION_JSON_TYPE);

        assertThat(stream.getMetadata().getName()).isEqualTo("app");
    }

    @Test
    void yamlIsRead() {
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
    void aFieldOfTheWrongTypeIsToldInTheWordsOfOpenShift() {
        StatusException refusal = catchThrowableOfType(
                StatusException.class,
                () -> parse("{\"spec\":{\"tags\":\"string\"}}", MediaType.APPLICATION_JSON_TYPE));

        assertThat(refusal)
                .hasMessage("ImageStream in version \"v1\" cannot be handled as a ImageStream: json: cannot unmarshal"
                        + " string into Go struct field ImageStreamSpec.spec.tags of type []v1.TagReference");
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
    void yamlCannotMultiplyItself() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ",").repeat(10)));
        }

        JsonNode tree = BodyFormat.YAML.tree(bomb.toString().getBytes(StandardCharsets.UTF_8));

        assertThat(tree.toString()).hasSizeLessThan(2 * bomb.length());
    }

    @Test
    void fieldsThatMeanNothingAreDroppedWarnedOfOrRefused() {
        String body =
                """
                {"nosuchfield":1,"metadata":{"name":"a","name":"b","annotations":{"free":"text"}},
                 "spec":{"tags":[{"name":"a","nosuch":1}]}}""";
        List<String> findings = List.of(
                "duplicate field \"metadata.name\"",
                "unknown field \"nosuchfield\"",
                "unknown field \"spec.tags[0].nosuch\"");

        assertThat(parse(body, null, Validation.IGNORE).getSpec().getTags()).hasSize(1);
        assertThat(warnings.texts()).isEmpty();
        assertThat(parse(body, null, Validation.WARN).getMetadata().getName()).isEqualTo("b");
        assertThat(warnings.texts()).containsExactlyElementsOf(findings);
        StatusException refusal =
                catchThrowableOfType(StatusException.class, () -> parse(body, null, Validation.STRICT));
        assertThat(refusal.status().getCode()).isEqualTo(400);
        assertThat(refusal)
                .hasMessage("ImageStream in version \"v1\" cannot be handled as a ImageStream: strict decoding error: "
                        + String.join(", ", findings));
    }

    @Test
    void whatFollowsTheObjectIsABadRequest() {
        assertThat(catchThrowableOfType(StatusException.class, () -> parse("{} {", null))
                        .status()
                        .getCode())
                .isEqualTo(400);
    }

    @Test
    void aFormatNobodyReadsIsToldWithThoseThatAreRead() {
        StatusException refusal =
                catchThrowableOfType(StatusException.class, () -> parse("{}", MediaType.TEXT_PLAIN_TYPE));

        assertThat(refusal.status().getCode()).isEqualTo(415);
        assertThat(refusal)
                .hasMessage("the body of the request was in an unknown format - accepted media types include:"
                        + " application/json, application/yaml, application/vnd.kubernetes.protobuf");
    }

    private ImageStream parse(String body, MediaType type) {
        return parse(body, type, Validation.IGNORE);
    }

    private ImageStream parse(String body, MediaType type, Validation validation) {
        WriteOptions options = new WriteOptions(false, validation, Optional.empty(), "test", false);
        Body sent = new Body(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), type);
        return new Decoder(warnings).body(sent.text().orElseThrow(), "ImageStream", ImageStream.class, options);
    }
}
