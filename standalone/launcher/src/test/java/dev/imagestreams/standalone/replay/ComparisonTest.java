package dev.imagestreams.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as equal, and above all what does not. */
class ComparisonTest {

    private final Identities identities = new Identities();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"a": 1}                                 | {"a": 2}                            | /a
            {"a": 1}                                 | {}                                  | /a
            {}                                       | {"a": 1}                            | /a
            {"a": null}                              | {}                                  | /a
            {"a": ["x"]}                             | {"a": ["x", "y"]}                   | /a/1
            {"a": [1, 2]}                            | {"a": [2, 1]}                       | /a/0
            {"a~b/c": "x"}                           | {"a~b/c": "y"}                      | /a~0b~1c
            {"items": [{"metadata": {"name": "n"}}]} | {"items": []}                       | /items/[n]
            {"Created": "2020-01-01T00:00:00Z"}      | {"Created": "2020-01-02T00:00:00Z"} | /Created
            {"cells": ["two"]}                       | {"cells": ["three"]}                | /cells/0
            """)
    void whatIsNotTheSameIsADifference(String expected, String actual, String pointer) throws Exception {
        assertThat(compare(expected, actual, null))
                .first()
                .extracting(Difference::pointer)
                .isEqualTo(pointer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            {"t": "2026-11-21T04:17:14Z"}                  | {"t": "2027-01-02T00:00:00Z"}
            {"creationTimestamp": null}                    | {}
            {"resourceVersion": "837"}                     | {"resourceVersion": "7"}
            {"cells": ["b,a", "2 minutes ago"]}            | {"cells": ["a,b", "3 seconds ago"]}
            {"managedFields": []}                          | {}
            {"items": [{"metadata": {"name": "a"}}, {"metadata": {"name": "b"}}]} | {"items": [{"metadata": {"name": "b"}}, {"metadata": {"name": "a"}}]}
            """)
    void whatVariesFromRunToRunIsNone(String expected, String actual) throws Exception {
        assertThat(compare(expected, actual, null)).isEmpty();
    }

    @Test
    void whereTheExpectedAnswerEndsMoreMayFollow() throws Exception {
        String ours = "{\"a\": {\"b\": [1, 2, 3], \"c\": 1}, \"d\": 4}";

        assertThat(compare("{\"a\": {\"b\": [1]}}", ours, "/a/b")).isEmpty();
        assertThat(compare("{\"a\": {\"b\": [2]}}", ours, "/a/b")).hasSize(1);
        assertThat(compare("{\"e\": {}, \"a\": {\"b\": [1]}}", ours, "/a/b")).hasSize(1);
    }

    @Test
    void anObjectKeepsItsUid() throws Exception {
        String theirs = "{\"uid\": \"29eb60fc-3a73-4df4-8d5e-95f5278f4354\"}";
        identities.learn(json(theirs), json("{\"uid\": \"ours\"}"));

        assertThat(compare(theirs, "{\"uid\": \"ours\"}", null)).isEmpty();
        assertThat(compare(theirs, "{\"uid\": \"another\"}", null)).hasSize(1);
    }

    @Test
    void aVersionLearnedIsUsedAndAStaleOneStaysStale() throws Exception {
        identities.learn(json("{\"resourceVersion\": \"837\"}"), json("{\"resourceVersion\": \"7\"}"));

        assertThat(identities.body(json("{\"resourceVersion\": \"837\"}")))
                .isEqualTo(json("{\"resourceVersion\": \"7\"}"));
        assertThat(identities.body(json("{\"resourceVersion\": \"1\"}")))
                .isEqualTo(json("{\"resourceVersion\": \"1\"}"));
        assertThat(identities.path("/x?limit=1&resourceVersion=837")).isEqualTo("/x?limit=1&resourceVersion=7");
    }

    private List<Difference> compare(String expected, String actual, String cutAt) throws JsonProcessingException {
        return Comparison.of(json(expected), json(actual), cutAt, identities);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return ModelJson.mapper().readTree(text);
    }
}
