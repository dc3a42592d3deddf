package dev.imagestreams.gateway.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.imagestreams.model.ModelJson;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Makes the container's mapper speak the JSON of the internal API. The public API has a mapper of its own. */
@Singleton
public class ModelMapper implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        ModelJson.configure(mapper);
    }
}
