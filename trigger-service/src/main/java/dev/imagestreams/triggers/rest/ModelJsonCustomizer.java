package dev.imagestreams.triggers.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.model.ModelJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Gives the mapper of the HTTP API the settings of the model. */
@Singleton
class ModelJsonCustomizer implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        ModelJson.configure(mapper);
    }
}
