package dev.imagestreams.embedded.registry;

import dev.imagestreams.model.image.Digest;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * {@code /v2/<name>/blobs/uploads/}: a blob in one request, in one after its announcement, or in chunks; or mounted from
 * another repository.
 */
final class UploadEndpoint {

    private final Function<String, Repository> repositories;

    UploadEndpoint(Function<String, Repository> repositories) {
        this.repositories = repositories;
    }

    /** @param id of the upload; empty where one begins */
    RegistryAnswer answer(String name, RegistryRequest request, String id) {
        Repository repository = repositories.apply(name);
        if (id.isEmpty()) {
            return request.method().equals("POST") ? begin(name, repository, request) : notAllowed();
        }
        return switch (request.method()) {
            case "GET" -> proceed(name, repository, id, new byte[0], 204);
            case "PATCH" -> proceed(name, repository, id, request.body(), 202);
            case "PUT" -> finish(name, repository, request, id);
            case "DELETE" ->
                repository.endUpload(id).map(gone -> RegistryAnswer.of(204)).orElseGet(this::unknown);
            default -> notAllowed();
        };
    }

    private RegistryAnswer begin(String name, Repository repository, RegistryRequest request) {
        Optional<String> mount = request.parameter("mount");
        if (mount.isPresent()) {
            Digest digest = Digest.parse(mount.get());
            Optional<byte[]> content = request.parameter("from")
                    .flatMap(from -> repositories.apply(from).blob(digest));
            if (content.isPresent()) {
                repository.putBlob(digest, content.get());
                return created(name, digest);
            }
        }
        Optional<String> monolithic = request.parameter("digest");
        if (monolithic.isPresent()) {
            return keep(name, repository, Digest.parse(monolithic.get()), request.body());
        }
        String id = UUID.randomUUID().toString();
        repository.beginUpload(id);
        return proceed(name, repository, id, request.body(), 202);
    }

    private RegistryAnswer proceed(String name, Repository repository, String id, byte[] chunk, int status) {
        return repository
                .append(id, chunk)
                .map(size -> RegistryAnswer.of(status)
                        .withHeader("Location", "/v2/" + name + "/blobs/uploads/" + id)
                        .withHeader("Docker-Upload-UUID", id)
                        .withHeader("Range", "0-" + Math.max(0, size - 1)))
                .orElseGet(this::unknown);
    }

    private RegistryAnswer finish(String name, Repository repository, RegistryRequest request, String id) {
        Optional<String> digest = request.parameter("digest");
        if (digest.isEmpty()) {
            return RegistryAnswer.error(400, "DIGEST_INVALID", "the last request of an upload names the digest");
        }
        repository.append(id, request.body());
        return repository
                .endUpload(id)
                .map(content -> keep(name, repository, Digest.parse(digest.get()), content))
                .orElseGet(this::unknown);
    }

    private static RegistryAnswer keep(String name, Repository repository, Digest digest, byte[] content) {
        if (!digest.matches(content)) {
            return RegistryAnswer.error(400, "DIGEST_INVALID", "provided digest did not match uploaded content");
        }
        repository.putBlob(digest, content);
        return created(name, digest);
    }

    private static RegistryAnswer created(String name, Digest digest) {
        return RegistryAnswer.of(201)
                .withHeader("Location", "/v2/" + name + "/blobs/" + digest)
                .withHeader("Docker-Content-Digest", digest.toString());
    }

    private RegistryAnswer unknown() {
        return RegistryAnswer.error(404, "BLOB_UPLOAD_UNKNOWN", "blob upload unknown to registry");
    }

    private static RegistryAnswer notAllowed() {
        return RegistryAnswer.error(405, "UNSUPPORTED", "the operation is unsupported");
    }
}
