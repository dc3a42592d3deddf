package dev.imagestreams.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.embedded.registry.Repository.StoredManifest;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;

/** {@code /v2/<name>/referrers/<digest>}: the manifests of the repository whose {@code subject} this is, as an index. */
final class ReferrersEndpoint {

    private static final String INDEX = "application/vnd.oci.image.index.v1+json";

    private ReferrersEndpoint() {}

    static RegistryAnswer answer(Repository repository, RegistryRequest request, String reference) {
        if (!request.isRead()) {
            return RegistryAnswer.error(405, "UNSUPPORTED", "the operation is unsupported");
        }
        String subject = Digest.parse(reference).toString();
        ObjectNode index =
                ModelJson.mapper().createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX);
        ArrayNode manifests = index.putArray("manifests");
        repository.manifests().forEach((digest, manifest) -> {
            JsonNode json = read(manifest);
            if (json.path("subject").path("digest").asText().equals(subject)) {
                manifests.add(descriptor(digest, manifest, json));
            }
        });
        return RegistryAnswer.of(200, INDEX, SampleManifest.bytes(index));
    }

    private static ObjectNode descriptor(Digest digest, StoredManifest manifest, JsonNode json) {
        ObjectNode descriptor = ModelJson.mapper()
                .createObjectNode()
                .put("mediaType", manifest.mediaType())
                .put("digest", digest.toString())
                .put("size", manifest.bytes().length);
        String artifactType = json.path("artifactType")
                .asText(json.path("config").path("mediaType").asText());
        if (!artifactType.isEmpty()) {
            descriptor.put("artifactType", artifactType);
        }
        if (json.has("annotations")) {
            descriptor.set("annotations", json.get("annotations"));
        }
        return descriptor;
    }

    private static JsonNode read(StoredManifest manifest) {
        try {
            return ModelJson.mapper().readTree(manifest.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("only JSON is taken", e);
        }
    }
}
