package dev.imagestreams.embedded.registry;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request to the registry, read completely.
 *
 * @param headers by name, in any case
 */
public record RegistryRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    static RegistryRequest read(HttpExchange exchange) throws IOException {
        return new RegistryRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getRawQuery()),
                headers(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes());
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

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, values) -> byName.put(name, String.join(", ", values)));
        return byName;
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new TreeMap<>();
        if (raw != null) {
            for (String pair : raw.split("&")) {
                int equals = pair.indexOf('=');
                query.put(
                        decode(equals < 0 ? pair : pair.substring(0, equals)),
                        equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
