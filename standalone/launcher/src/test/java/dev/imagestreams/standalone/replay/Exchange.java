package dev.imagestreams.standalone.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer.
 *
 * @param path with the query
 * @param body null for none
 * @param status null when the answer was cut off altogether
 * @param type media type of the answer; null for JSON
 * @param answer null for none, or for one that was not written down
 * @param cutAt JSON pointer of the container in which the answer was cut off; null for a whole one
 * @param events of a watch; null for every other answer
 */
record Exchange(
        String method,
        String path,
        @Nullable String accept,
        @Nullable String contentType,
        @Nullable JsonNode body,
        @Nullable Integer status,
        @Nullable String type,
        @Nullable JsonNode answer,
        @Nullable String cutAt,
        @Nullable List<JsonNode> events) {

    boolean isRead() {
        return method.equals("GET");
    }

    boolean isWatch() {
        return events != null;
    }

    /** For people. */
    String title() {
        return method + ' ' + path;
    }
}
