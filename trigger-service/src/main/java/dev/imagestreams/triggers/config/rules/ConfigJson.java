package dev.imagestreams.triggers.config.rules;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Between configs and their JSON. What the model classes do not know is kept. */
public final class ConfigJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** Events have 4 MiB in all. */
    private static final int MOST_TOLD = 1 << 20;

    private ConfigJson() {}

    /** Equal for equal objects, also for one that was read from the database: numbers are as JSON has them. */
    public static Map<String, Object> write(HasMetadata object) {
        try {
            return ModelJson.mapper().readValue(ModelJson.mapper().writeValueAsBytes(object), OBJECT);
        } catch (IOException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    /**
     * What JSON can say and a database cannot keep is looked for here: such texts may hide in fields nobody knows.
     *
     * @throws ImageStreamException {@link ErrorCode#BAD_REQUEST}
     */
    public static void requireStorable(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, field) -> {
                requireStorable(name);
                requireStorable(field);
            });
        } else if (value instanceof Collection<?> list) {
            list.forEach(ConfigJson::requireStorable);
        } else if (value instanceof String text && !isStorable(text)) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "a text with a NUL or half a character");
        }
    }

    /**
     * What somebody adds to a single event must leave room for the image it tells of.
     *
     * @throws ImageStreamException {@link ErrorCode#TOO_LARGE}
     */
    public static void requireTellable(Map<String, Object> request) {
        try {
            int bytes = ModelJson.mapper().writeValueAsBytes(request).length;
            if (bytes > MOST_TOLD) {
                throw new ImageStreamException(
                        ErrorCode.TOO_LARGE, "a request of " + bytes + " bytes, where " + MOST_TOLD + " are the most");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    private static boolean isStorable(String text) {
        return text.indexOf(0) < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if it is no such object */
    public static <T extends HasMetadata> T read(Map<String, Object> content, Class<T> type) {
        try {
            return ModelJson.mapper().convertValue(content, type);
        } catch (IllegalArgumentException e) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "this is no " + type.getSimpleName());
        }
    }
}
