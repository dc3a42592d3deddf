package dev.imagestreams.triggers.config;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.util.Map;

/** Between configs and their JSON. What the model classes do not know is kept. */
public final class ConfigJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private ConfigJson() {}

    /** Equal for equal objects, also for one that was read from the database: numbers are as JSON has them. */
    public static Map<String, Object> write(HasMetadata object) {
        try {
            return ModelJson.mapper().readValue(ModelJson.mapper().writeValueAsBytes(object), OBJECT);
        } catch (IOException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
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
