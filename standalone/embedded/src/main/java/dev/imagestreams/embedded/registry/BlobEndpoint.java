package dev.imagestreams.embedded.registry;

import dev.imagestreams.model.image.Digest;

/** {@code /v2/<name>/blobs/<digest>}: layers and configs. */
final class BlobEndpoint {

    private static final String ANY_BYTES = "application/octet-stream";

    private BlobEndpoint() {}

    static RegistryAnswer answer(Repository repository, RegistryRequest request, String digest) {
        if (!request.isRead()) {
            return RegistryAnswer.error(405, "UNSUPPORTED", "blobs are read here and uploaded at blobs/uploads/");
        }
        return repository
                .blob(Digest.parse(digest))
                .map(content -> RegistryAnswer.of(200, ANY_BYTES, content).withHeader("Docker-Content-Digest", digest))
                .orElseGet(() -> RegistryAnswer.error(404, "BLOB_UNKNOWN", "blob unknown to registry"));
    }
}
