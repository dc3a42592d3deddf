package dev.imagestreams.embedded.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;

/** A manifest or index, in the bytes its digest is of. */
public record SampleManifest(String mediaType, byte[] bytes) {

    static SampleManifest of(String mediaType, JsonNode json) {
        return new SampleManifest(mediaType, bytes(json));
    }

    public Digest digest() {
        return Digest.sha256(bytes);
    }

    static byte[] bytes(JsonNode json) {
        try {
            return ModelJson.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree can be written", e);
        }
    }
}
