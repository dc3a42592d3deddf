package dev.imagestreams.tags.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;

/** Documents in columns: written by us, so that they can always be read. */
public final class Json {

    private Json() {}

    public static String write(Object value) {
        try {
            return ModelJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("everything we keep can be written", e);
        }
    }

    public static <T> T read(String text, TypeReference<T> type) {
        try {
            return ModelJson.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }

    public static <T> T read(String text, Class<T> type) {
        try {
            return ModelJson.mapper().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds what we wrote", e);
        }
    }
}
