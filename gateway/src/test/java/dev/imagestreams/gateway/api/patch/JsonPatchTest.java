package dev.imagestreams.gateway.api.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.error.StatusException;
import io.fabric8.openshift.api.model.ImageStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The examples of RFC 6902, appendix A, as far as they are about objects, and what else clients send. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"foo":"bar"}             | [{"op":"add","path":"/baz","value":"qux"}]                  | {"foo":"bar","baz":"qux"}
            {"foo":["bar","baz"]}     | [{"op":"add","path":"/foo/1","value":"qux"}]                | {"foo":["bar","qux","baz"]}
            {"foo":["bar"]}           | [{"op":"add","path":"/foo/-","value":["abc"]}]              | {"foo":["bar",["abc"]]}
            {"foo":["bar"]}           | [{"op":"add","path":"/foo/1","value":1}]                    | {"foo":["bar",1]}
            {"baz":"qux","foo":"bar"} | [{"op":"remove","path":"/baz"}]                             | {"foo":"bar"}
            {"foo":["bar","q","baz"]} | [{"op":"remove","path":"/foo/1"}]                           | {"foo":["bar","baz"]}
            {"baz":"qux","foo":"bar"} | [{"op":"replace","path":"/baz","value":"boo"}]              | {"baz":"boo","foo":"bar"}
            {"a":[1,2]}               | [{"op":"replace","path":"/a/0","value":null}]               | {"a":[null,2]}
            {"a":{"b":1},"c":{}}      | [{"op":"move","from":"/a/b","path":"/c/d"}]                 | {"a":{},"c":{"d":1}}
            {"a":[1,2,3]}             | [{"op":"move","from":"/a/0","path":"/a/2"}]                 | {"a":[2,3,1]}
            {"a":{"b":1}}             | [{"op":"copy","from":"/a","path":"/c"}]                     | {"a":{"b":1},"c":{"b":1}}
            {"baz":"qux"}             | [{"op":"test","path":"/baz","value":"qux"}]                 | {"baz":"qux"}
            {"a":1}                   | [{"op":"test","path":"/a","value":1.0}]                     | {"a":1}
            {"/":9,"~1":10}           | [{"op":"test","path":"/~01","value":10}]                    | {"/":9,"~1":10}
            {"a":{"x/y":1}}           | [{"op":"remove","path":"/a/x~1y"}]                          | {"a":{}}
            {"a":1}                   | [{"op":"replace","path":"","value":{"b":2}}]                | {"b":2}
            {"a":1}                   | [{"op":"test","path":"/nosuch","value":null}]               | {"a":1}
            """)
    void operationsDoWhatTheStandardSays(String document, String patch, String result) throws JsonProcessingException {
        assertThat(apply(document, patch)).isEqualTo(JSON.readTree(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"a":1}   | [{"op":"test","path":"/a","value":"1"}]
            {"a":1}   | [{"op":"test","path":"/b","value":1}]
            {"a":1}   | [{"op":"remove","path":"/b"}]
            {"a":1}   | [{"op":"remove","path":""}]
            {"a":1}   | [{"op":"replace","path":"/b","value":1}]
            {"a":1}   | [{"op":"add","path":"/b/c","value":1}]
            {"a":1}   | [{"op":"add","path":"/a/c","value":1}]
            {"a":[1]} | [{"op":"add","path":"/a/2","value":1}]
            {"a":[1]} | [{"op":"add","path":"/a/x","value":1}]
            {"a":[1]} | [{"op":"add","path":"/a/01","value":1}]
            {"a":[1]} | [{"op":"remove","path":"/a/-"}]
            {"a":{}}  | [{"op":"move","from":"/a","path":"/a/b"}]
            {"a":{}}  | [{"op":"copy","from":"/b","path":"/c"}]
            {"a":{}}  | [{"op":"replace","path":"","value":1}]
            """)
    void whatDoesNotFitTheObjectIsRefusedWithTheReason(String document, String patch) {
        StatusException refusal = catchThrowableOfType(StatusException.class, () -> apply(document, patch));

        assertThat(refusal.status().getCode()).isEqualTo(422);
        assertThat(refusal).hasMessage("the server rejected our request due to an error in our request");
        assertThat(refusal.status().getDetails().getCauses())
                .singleElement()
                .satisfies(cause -> assertThat(cause.getMessage()).isNotEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {}
            null
            [1]
            [{"op":"explode","path":"/a"}]
            [{"op":"add","path":"/a"}]
            [{"op":"add","value":1}]
            [{"op":"move","path":"/a"}]
            [{"op":"remove","path":"a"}]
            [{"op":"remove","path":7}]
            """)
    void whatIsNoPatchIsABadRequest(String patch) {
        StatusException refusal = catchThrowableOfType(StatusException.class, () -> apply("{}", patch));

        assertThat(refusal.status().getCode()).isEqualTo(400);
    }

    @Test
    void aFailedOperationLeavesTheDocumentAsItWas() throws JsonProcessingException {
        ObjectNode document = (ObjectNode) JSON.readTree("{\"a\":1}");
        JsonPatch patch = JsonPatch.read(
                JSON.readTree("[{\"op\":\"remove\",\"path\":\"/a\"},{\"op\":\"remove\",\"path\":\"/b\"}]"));

        assertThatThrownBy(() -> patch.applyTo(document, ImageStream.class)).isInstanceOf(StatusException.class);

        assertThat(document.path("a").asInt()).isEqualTo(1);
    }

    @Test
    void thereAreBounds() {
        ArrayNode many = JSON.createArrayNode();
        for (int i = 0; i <= JsonPatch.MOST_OPERATIONS; i++) {
            many.addObject().put("op", "add").put("path", "/a").put("value", i);
        }
        StatusException refusal = catchThrowableOfType(StatusException.class, () -> JsonPatch.read(many));
        assertThat(refusal.status().getCode()).isEqualTo(413);
        assertThat(refusal).hasMessageEndingWith("The allowed maximum operations in a JSON patch is 10000, got 10001");

        ArrayNode doubling = JSON.createArrayNode();
        ArrayNode deepening = JSON.createArrayNode();
        for (int i = 0; i < 300; i++) {
            doubling.addObject().put("op", "copy").put("from", "").put("path", "/c" + i);
            deepening.addObject().put("op", "copy").put("from", "/a").put("path", "/a/a");
        }
        for (ArrayNode patch : List.of(doubling, deepening)) {
            StatusException bounded =
                    catchThrowableOfType(StatusException.class, () -> apply("{\"a\":{}}", patch.toString()));
            assertThat(bounded.status().getCode()).isEqualTo(422);
        }
    }

    @Test
    void aPatchThatNamesAVersionIsConditional() throws JsonProcessingException {
        assertThat(JsonPatch.read(JSON.readTree(
                                "[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"1\"}]"))
                        .isConditional())
                .isTrue();
        assertThat(JsonPatch.read(JSON.readTree("[]")).isConditional()).isFalse();
    }

    private static JsonNode apply(String document, String patch) throws JsonProcessingException {
        return JsonPatch.read(JSON.readTree(patch)).applyTo((ObjectNode) JSON.readTree(document), ImageStream.class);
    }
}
