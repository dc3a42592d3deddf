package dev.imagestreams.model;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/**
 * The JSON of the model: RFC 3339 times, unknown properties tolerated (a newer writer may add some), values no database
 * can keep refused. Services with a mapper of their own give it these settings through {@link #configure}.
 */
public final class ModelJson {

    private static final ObjectMapper MAPPER = configure(JsonMapper.builder().build());

    private ModelJson() {}

    /** Shared, and must not be reconfigured. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** Gives a mapper the model's settings, and returns it. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.registerModule(new JavaTimeModule())
                .registerModule(new StorableValues())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                // Else "cause": 0 would mean whichever cause is declared first.
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
    }
}
