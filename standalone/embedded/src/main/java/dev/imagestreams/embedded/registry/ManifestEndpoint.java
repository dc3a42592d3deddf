package dev.imagestreams.embedded.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.embedded.registry.Repository.StoredManifest;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.image.Digest;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * {@code /v2/<name>/manifests/<tag or digest>}. A manifest is taken only when everything it refers to is there, and is
 * given back byte for byte under the media type it came with.
 */
final class ManifestEndpoint {

    private ManifestEndpoint() {}

    static RegistryAnswer answer(String name, Repository repository, RegistryRequest request, String reference) {
        if (request.isRead()) {
            return read(repository, reference);
        }
        if (request.method().equals("PUT")) {
            return write(name, repository, request, reference);
        }
        return RegistryAnswer.error(405, "UNSUPPORTED", "the operation is unsupported");
    }

    private static RegistryAnswer read(Repository repository, String reference) {
        Optional<Digest> digest = repository.resolve(reference);
        return digest.flatMap(repository::manifest)
                .map(manifest -> RegistryAnswer.of(200, manifest.mediaType(), manifest.bytes())
                        .withHeader("Docker-Content-Digest", digest.get().toString()))
                .orElseGet(() -> RegistryAnswer.error(404, "MANIFEST_UNKNOWN", "manifest unknown"));
    }

    private static RegistryAnswer write(String name, Repository repository, RegistryRequest request, String reference) {
        Digest digest = Digest.sha256(request.body());
        boolean byDigest = reference.indexOf(':') >= 0;
        if (byDigest && !Digest.parse(reference).matches(request.body())) {
            return RegistryAnswer.error(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }
        JsonNode manifest;
        try {
            manifest = ModelJson.mapper().readTree(request.body());
        } catch (IOException e) {
            return RegistryAnswer.error(400, "MANIFEST_INVALID", "the manifest is not JSON");
        }
        if (!blobsOf(manifest).allMatch(blob -> repository.blob(blob).isPresent())
                || !childrenOf(manifest)
                        .allMatch(child -> repository.manifest(child).isPresent())) {
            return RegistryAnswer.error(404, "MANIFEST_BLOB_UNKNOWN", "the manifest refers to what is not here");
        }
        repository.putManifest(digest, new StoredManifest(mediaType(request, manifest), request.body()));
        if (!byDigest) {
            repository.tag(reference, digest);
        }
        return RegistryAnswer.of(201)
                .withHeader("Location", "/v2/" + name + "/manifests/" + digest)
                .withHeader("Docker-Content-Digest", digest.toString());
    }

    private static String mediaType(RegistryRequest request, JsonNode manifest) {
        return request.header("content-type")
                .orElseGet(() -> manifest.path("mediaType").asText(SampleImage.Format.OCI.manifestType()));
    }

    private static Stream<Digest> blobsOf(JsonNode manifest) {
        return Stream.concat(Stream.of(manifest.path("config")), elements(manifest.path("layers")))
                .filter(descriptor -> descriptor.has("digest"))
                .map(descriptor -> Digest.parse(descriptor.get("digest").asText()));
    }

    private static Stream<Digest> childrenOf(JsonNode manifest) {
        return elements(manifest.path("manifests"))
                .map(descriptor -> Digest.parse(descriptor.path("digest").asText()));
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
