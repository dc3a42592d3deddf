package dev.imagestreams.imports.registry.transport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import java.io.IOException;
import java.util.Locale;

/**
 * The first error of an OCI error body ({@code errors[0]}). Empty texts where there is none: a proxy's page, or the answer
 * to a HEAD.
 *
 * @param code in upper case
 * @param message the registry's own words, unchecked
 */
public record ErrorBody(String code, String message) {

    private static final ErrorBody NONE = new ErrorBody("", "");

    public static ErrorBody of(RegistryResponse response) {
        try {
            JsonNode error =
                    ModelJson.mapper().readTree(response.body()).path("errors").path(0);
            return new ErrorBody(
                    error.path("code").asText("").toUpperCase(Locale.ROOT),
                    error.path("message").asText(""));
        } catch (IOException e) {
            return NONE;
        }
    }
}
