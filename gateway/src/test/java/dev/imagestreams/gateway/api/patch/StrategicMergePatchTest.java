package dev.imagestreams.gateway.api.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.error.StatusException;
import io.fabric8.openshift.api.model.ImageStream;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrategicMergePatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String STREAM =
            """
            {"metadata":{"name":"app","labels":{"a":"1","b":"2"},"finalizers":["x","y"],
                         "ownerReferences":[{"uid":"1","name":"one"},{"uid":"2","name":"two"}]},
             "spec":{"lookupPolicy":{"local":false},
                     "tags":[{"name":"a","reference":true,"from":{"kind":"DockerImage","name":"x/a"}},
                             {"name":"b","annotations":{"k":"v"}},
                             {"name":"c"}]}}""";

    /** What a patch makes of one part of the stream above. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            /metadata/labels          | {"metadata":{"labels":{"a":null,"c":"3"}}}                          | {"b":"2","c":"3"}
            /metadata/labels          | {"metadata":{"labels":{"$patch":"replace","c":"3"}}}                | {"c":"3"}
            /metadata/labels          | {"metadata":{"labels":{"$patch":"delete"}}}                         | {}
            /metadata/labels          | {"metadata":{"labels":{"$patch":"merge","c":"3"}}}                  | {"a":"1","b":"2","c":"3"}
            /metadata/labels          | {"metadata":{"labels":{"$retainKeys":["b","c"],"c":"3"}}}           | {"b":"2","c":"3"}
            /metadata/finalizers      | {"metadata":{"finalizers":["y","z"]}}                               | ["x","y","z"]
            /metadata/finalizers      | {"metadata":{"$deleteFromPrimitiveList/finalizers":["x"]}}          | ["y"]
            /metadata/finalizers      | {"metadata":{"$setElementOrder/finalizers":["y","x"]}}              | ["y","x"]
            /metadata/ownerReferences | {"metadata":{"ownerReferences":[{"uid":"2","$patch":"delete"}]}}    | [{"uid":"1","name":"one"}]
            /metadata/ownerReferences | {"metadata":{"ownerReferences":[{"uid":"2","name":"zwei"}]}}        | [{"uid":"1","name":"one"},{"uid":"2","name":"zwei"}]
            /spec/tags/0              | {"spec":{"tags":[{"name":"a","reference":null}]}}                   | {"name":"a","from":{"kind":"DockerImage","name":"x/a"}}
            /spec/tags/1/annotations  | {"spec":{"tags":[{"name":"b","annotations":{"l":"w"}}]}}            | {"k":"v","l":"w"}
            /spec/tags                | {"spec":{"tags":[{"$patch":"replace"},{"name":"z"}]}}               | [{"name":"z"}]
            /spec/tags                | {"spec":{"tags":[{"$patch":"replace"}]}}                            | []
            /spec/lookupPolicy        | {"spec":{"lookupPolicy":{"local":true}}}                            | {"local":true}
            /spec/nosuch              | {"spec":{"nosuch":{"$patch":"replace","a":{"b":null,"c":1}}}}       | {"a":{"c":1}}
            """)
    void directivesDoWhatTheySay(String path, String patch, String result) throws JsonProcessingException {
        assertThat(apply(STREAM, patch).at(path)).isEqualTo(JSON.readTree(result));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"spec":{"tags":[{"name":"b","$patch":"delete"}]}}                                                     | a,c
            {"spec":{"tags":[{"name":"d"}]}}                                                                       | d,a,b,c
            {"spec":{"$setElementOrder/tags":[{"name":"c"},{"name":"d"},{"name":"a"}],"tags":[{"name":"d"}]}}       | b,c,d,a
            {"spec":{"$setElementOrder/tags":[{"name":"c"},{"name":"b"},{"name":"a"}]}}                            | c,b,a
            {"spec":{"$setElementOrder/tags":[{"name":"a"},{"name":"c"}],"tags":[{"name":"b","$patch":"delete"}]}} | a,c
            {"spec":{"tags":null}}                                                                                 | ``
            """)
    void tagsAreMergedByTheirNamesAndOrderedAsAsked(String patch, String names) throws JsonProcessingException {
        List<String> merged = new ArrayList<>();
        apply(STREAM, patch)
                .path("spec")
                .path("tags")
                .forEach(tag -> merged.add(tag.path("name").asText()));

        assertThat(String.join(",", merged)).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metadata\":{\"labels\":{\"$patch\":\"explode\"}}}",
                "{\"metadata\":{\"labels\":{\"$retainKeys\":[\"a\"],\"c\":\"3\"}}}",
                "{\"metadata\":{\"labels\":{\"$retainKeys\":1}}}",
                "{\"metadata\":{\"$deleteFromPrimitiveList/finalizers\":{}}}",
                "{\"metadata\":{\"$setElementOrder/finalizers\":7}}",
                "{\"spec\":{\"tags\":[{\"reference\":true}]}}",
                "{\"spec\":{\"tags\":[\"a\"]}}",
                "{\"spec\":{\"tags\":[null]}}"
            })
    void whatCannotBeMeantIsABadRequest(String patch) {
        StatusException refusal = catchThrowableOfType(StatusException.class, () -> apply(STREAM, patch));

        assertThat(refusal.status().getCode()).isEqualTo(400);
    }

    @Property
    void anEmptyPatchChangesNothing(@ForAll("streams") ObjectNode stream) throws JsonProcessingException {
        assertThat(apply(stream.toString(), "{}")).isEqualTo(stream);
    }

    @Property
    void patchingTwiceIsPatchingOnce(@ForAll("streams") ObjectNode stream, @ForAll("streams") ObjectNode patch)
            throws JsonProcessingException {
        JsonNode once = apply(stream.toString(), patch.toString());

        assertThat(apply(once.toString(), patch.toString())).isEqualTo(once);
    }

    @Property
    void everyTagOfBothIsThereOnceAndThoseOfThePatchInItsOrder(
            @ForAll("streams") ObjectNode stream, @ForAll("streams") ObjectNode patch) throws JsonProcessingException {
        List<String> present = names(stream);
        List<String> asked = names(patch);

        List<String> merged = names(apply(stream.toString(), patch.toString()));

        assertThat(merged).doesNotHaveDuplicates().containsAll(present).containsAll(asked);
        assertThat(merged.stream().filter(asked::contains)).containsExactlyElementsOf(asked);
        assertThat(merged.stream().filter(name -> !asked.contains(name)))
                .containsExactlyElementsOf(
                        present.stream().filter(name -> !asked.contains(name)).toList());
    }

    @Provide
    static Arbitrary<ObjectNode> streams() {
        Arbitrary<List<String>> names =
                Arbitraries.of("a", "b", "c", "d", "e").list().uniqueElements().ofMaxSize(5);
        return Combinators.combine(names, Arbitraries.of("x", "y")).as(StrategicMergePatchTest::stream);
    }

    private static ObjectNode stream(List<String> names, String annotation) {
        ObjectNode stream = JSON.createObjectNode();
        ArrayNode tags = stream.putObject("spec").putArray("tags");
        names.forEach(name ->
                tags.addObject().put("name", name).putObject("annotations").put("k", annotation));
        return stream;
    }

    private static List<String> names(JsonNode stream) {
        return stream.path("spec").path("tags").findValuesAsText("name");
    }

    private static JsonNode apply(String stream, String patch) throws JsonProcessingException {
        return new StrategicMergePatch((ObjectNode) JSON.readTree(patch))
                .applyTo((ObjectNode) JSON.readTree(stream), ImageStream.class);
    }
}
