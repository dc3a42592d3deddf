package dev.imagestreams.embedded.registry;

import dev.imagestreams.model.error.ImageStreamException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From a request to the endpoint it is for; what no endpoint can read becomes an OCI error body. */
final class RegistryApi {

    /** Repository names contain slashes, so the word after the name decides. */
    private static final Pattern ROUTE =
            Pattern.compile("/v2/(?<name>.+)/(?<kind>manifests|referrers|blobs/uploads|blobs|tags)/(?<rest>[^/]*)");

    private final Map<String, Repository> repositories = new ConcurrentHashMap<>();
    private final UploadEndpoint uploads = new UploadEndpoint(this::repository);

    RegistryAnswer answer(RegistryRequest request) {
        if (request.path().equals("/v2/") || request.path().equals("/v2")) {
            return RegistryAnswer.of(200, "application/json", new byte[] {'{', '}'});
        }
        // Uploads begin with and without the last slash, depending on the client.
        Matcher route =
                ROUTE.matcher(request.path().endsWith("/blobs/uploads") ? request.path() + '/' : request.path());
        if (!route.matches()) {
            return RegistryAnswer.error(404, "UNSUPPORTED", "no such endpoint");
        }
        try {
            return dispatch(request, route.group("name"), route.group("kind"), route.group("rest"));
        } catch (ImageStreamException malformed) {
            return RegistryAnswer.error(400, "DIGEST_INVALID", "provided digest cannot be read");
        }
    }

    private RegistryAnswer dispatch(RegistryRequest request, String name, String kind, String rest) {
        Repository repository = repository(name);
        return switch (kind) {
            case "manifests" -> ManifestEndpoint.answer(name, repository, request, rest);
            case "referrers" -> ReferrersEndpoint.answer(repository, request, rest);
            case "blobs/uploads" -> uploads.answer(name, request, rest);
            case "blobs" -> BlobEndpoint.answer(repository, request, rest);
            default -> TagEndpoint.answer(name, repository, request);
        };
    }

    private Repository repository(String name) {
        return repositories.computeIfAbsent(name, any -> new Repository());
    }
}
