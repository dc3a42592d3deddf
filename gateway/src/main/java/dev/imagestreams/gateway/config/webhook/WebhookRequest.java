package dev.imagestreams.gateway.config.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.imagestreams.gateway.api.body.KubernetesJson;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What came to a webhook.
 *
 * @param headers by name, in lower case; null for those that are not there
 */
record WebhookRequest(UnaryOperator<@Nullable String> headers, byte[] body) {

    private static final YAMLMapper YAML = new YAMLMapper();

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name)).filter(value -> !value.isBlank());
    }

    /** Without parameters; empty if it is not said. */
    String mediaType() {
        return header("content-type")
                .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    JsonNode yaml() throws IOException {
        JsonNode read = YAML.readTree(body);
        return read == null ? YAML.nullNode() : read;
    }

    /** @throws StatusException {@code BadRequest} if it is none */
    JsonNode json() {
        try {
            JsonNode read = KubernetesJson.mapper().readTree(body);
            if (read == null || !read.isObject()) {
                throw new StatusException(Statuses.badRequest("the body is no JSON object"));
            }
            return read;
        } catch (JsonProcessingException e) {
            throw new StatusException(Statuses.badRequest(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new StatusException(Statuses.badRequest("the body cannot be read"));
        }
    }
}
