package dev.imagestreams.embedded.registry;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to the registry, read completely.
 *
 * @param headers by name, in any case
 */
public record RegistryRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    static RegistryRequest of(HttpServerRequest request, Buffer body) {
        return new RegistryRequest(
                request.method().name(),
                request.path(),
                byName(request.params(), new TreeMap<>()),
                byName(request.headers(), new TreeMap<>(String.CASE_INSENSITIVE_ORDER)),
                body.getBytes());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    /** Reads or asks, and changes nothing. */
    public boolean isRead() {
        return method.equals("GET") || method.equals("HEAD");
    }

    /** Concerns a manifest, by tag or digest. */
    public boolean isForManifest() {
        return path.contains("/manifests/");
    }

    /** The same without the body, which need not be remembered. */
    RegistryRequest withoutBody() {
        return new RegistryRequest(method, path, query, headers, new byte[0]);
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }

    private static Map<String, String> byName(MultiMap all, Map<String, String> byName) {
        all.names().forEach(name -> byName.put(name, String.join(", ", all.getAll(name))));
        return byName;
    }
}
