package dev.imagestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelJsonTest {

    private final ObjectMapper json = ModelJson.mapper();

    @Test
    void namesAreTheirText() throws JsonProcessingException {
        String digest = "sha256:" + "0".repeat(64);

        assertThat(same(Digest.parse(digest), Digest.class)).isEqualTo('"' + digest + '"');
        assertThat(same(TagName.LATEST, TagName.class)).isEqualTo("\"latest\"");
        assertThat(same(RepositoryName.parse("quay.io/app"), RepositoryName.class))
                .isEqualTo("\"quay.io/app\"");
        assertThat(same(ImageReference.parse("app:v1"), ImageReference.class)).isEqualTo("\"app:v1\"");
        assertThat(same(StreamKey.parse("team/app"), StreamKey.class)).isEqualTo("\"team/app\"");
        assertThat(same(StreamTag.parse("größe"), StreamTag.class)).isEqualTo("\"größe\"");
    }

    @Test
    void aPlatformHasAVariantOnlyIfItSaysSo() throws JsonProcessingException {
        assertThat(same(Platform.of("linux", "amd64"), Platform.class))
                .isEqualTo("{\"os\":\"linux\",\"architecture\":\"amd64\"}");
        assertThat(same(new Platform("linux", "arm64", "v8"), Platform.class))
                .isEqualTo("{\"os\":\"linux\",\"architecture\":\"arm64\",\"variant\":\"v8\"}");
        assertThat(new Platform("linux", "arm64", "v8")).hasToString("linux/arm64/v8");
        assertThat(new Platform("linux", "amd64", "")).hasToString("linux/amd64");
        assertThat(json.readValue("{}", Platform.class)).isEqualTo(Platform.of("", ""));
    }

    @Test
    void aSourceNamesItsKindAsOpenShiftDoes() throws JsonProcessingException {
        assertThat(same(new TagSource.DockerImage("quay.io/app:v1"), TagSource.class))
                .isEqualTo("{\"kind\":\"DockerImage\",\"name\":\"quay.io/app:v1\"}");
        assertThat(same(new TagSource.ImageStreamTag(null, "app:v1"), TagSource.class))
                .isEqualTo("{\"kind\":\"ImageStreamTag\",\"name\":\"app:v1\"}");
        assertThat(same(new TagSource.ImageStreamImage("team", "app@sha256:00"), TagSource.class))
                .isEqualTo("{\"kind\":\"ImageStreamImage\",\"namespace\":\"team\",\"name\":\"app@sha256:00\"}");
        assertThat(json.readValue("{\"kind\":\"DockerImage\"}", TagSource.class).name())
                .isEmpty();
    }

    @Test
    void aKindOfSourceNobodyKnowsIsCarriedSoThatItCanBeToldOnItsField() throws JsonProcessingException {
        assertThat(same(new TagSource.Other("Dockerfile", "team", "x"), TagSource.class))
                .isEqualTo("{\"kind\":\"Dockerfile\",\"namespace\":\"team\",\"name\":\"x\"}");
        assertThat(json.readValue("{\"name\":\"x\"}", TagSource.class)).isEqualTo(new TagSource.Other("", null, "x"));
        assertThat(same(
                        new TagSpec(StreamTag.parse("a"), new TagSource.DockerImage("x"), false, 1L, null, null, null),
                        TagSpec.class))
                .contains("\"from\":{\"kind\":\"DockerImage\",\"name\":\"x\"}");
    }

    @Property(tries = 200)
    void anImageIsReadAsItWasWritten(@ForAll("images") Image image) throws JsonProcessingException {
        assertThat(json.readValue(json.writeValueAsString(image), Image.class)).isEqualTo(image);
    }

    @Property(tries = 200)
    void referencesAreReadAsTheyWereWritten(@ForAll("references") ImageReference reference)
            throws JsonProcessingException {
        assertThat(json.readValue(json.writeValueAsString(reference), ImageReference.class))
                .isEqualTo(reference);
    }

    @Test
    void theSameLabelsAreAlwaysTheSameBytes() throws JsonProcessingException {
        TagSpec spec = json.readValue(
                "{\"name\":\"latest\",\"annotations\":{\"b\":\"2\",\"c\":\"3\",\"a\":\"1\"}}", TagSpec.class);

        assertThat(json.writeValueAsString(spec)).contains("{\"a\":\"1\",\"b\":\"2\",\"c\":\"3\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0000b\"", "\"\\ud83d\"", "\"\\ude80\\ud83d\"", "\"x\\ud83dx\"", "\"\\ude80\""})
    void aTextNoDatabaseCanKeepIsRefused(String text) {
        assertThatThrownBy(() -> json.readValue(text, String.class)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> json.readValue("{\"actor\":" + text + ",\"cause\":\"tag\"}", Attribution.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> json.readValue("{" + text + ":\"v\"}", new TypeReference<Map<String, String>>() {}))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void wholeCharactersOutsideTheBasicPlaneAreKept() throws JsonProcessingException {
        assertThat(json.readValue("\"\\ud83d\\ude80\"", String.class)).isEqualTo("🚀");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"+10000-01-01T00:00:00Z\"",
                "\"-0001-12-31T23:59:59Z\"",
                "\"+1000000000-12-31T23:59:59Z\"",
                "253402300800",
                "\"yesterday\"",
                "1e999999999"
            })
    void aTimeOutsideRfc3339IsRefused(String time) {
        assertThatThrownBy(() -> json.readValue(time, Instant.class)).isInstanceOf(JsonProcessingException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "StreamKey in capitals       | {`key`:`TEAM/app`}",
                "no object                   | []",
                "unfinished                  | {`name`:",
                "no name                     | {}",
                "a name that is a list       | {`name`:[`latest`]}",
                "a name that is an object    | {`name`:{}}",
                "null for an annotation      | {`name`:`latest`,`annotations`:{`a`:null}}",
                "an enum's number            | {`name`:`latest`,`referencePolicy`:0}",
                "an enum nobody knows        | {`name`:`latest`,`referencePolicy`:`Remote`}",
                "a number out of range       | {`name`:`latest`,`generation`:99999999999999999999}"
            })
    void hostileJsonIsAJsonErrorAndNothingElse(String what, String text) {
        String body = text.replace('`', '"');

        assertThatThrownBy(() -> json.readValue(body, TagSpec.class))
                .as(what)
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void nestingWithoutEndIsAJsonError() {
        String deep = "{\"name\":\"latest\",\"unknown\":" + "[".repeat(100_000);

        assertThatThrownBy(() -> json.readValue(deep, TagSpec.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void theReasonOfARefusedNameIsKeptAsTheCause() {
        assertThatThrownBy(() -> json.readValue("\"team/APP\"", StreamKey.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasCauseInstanceOf(ImageStreamException.class);
    }

    @Provide
    Arbitrary<Image> images() {
        return ModelArbitraries.images();
    }

    @Provide
    Arbitrary<ImageReference> references() {
        return ModelArbitraries.references();
    }

    private <T> String same(T value, Class<T> type) throws JsonProcessingException {
        String text = json.writeValueAsString(value);
        assertThat(json.readValue(text, type)).isEqualTo(value);
        return text;
    }
}
