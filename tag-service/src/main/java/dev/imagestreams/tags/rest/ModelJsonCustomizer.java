package dev.imagestreams.tags.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.model.ModelJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** The internal API speaks the JSON of the shared model. */
@Singleton
public class ModelJsonCustomizer implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        ModelJson.configure(mapper);
    }
}
