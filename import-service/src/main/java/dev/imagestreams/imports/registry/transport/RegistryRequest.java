package dev.imagestreams.imports.registry.transport;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One request to a registry, or to its token service.
 *
 * @param registry the registry this is done for; not necessarily the host of the URI
 * @param accept media types wanted, or null
 * @param account user name of the account this is done with, or null for nobody's: who uses up its quota
 * @param authorization value of the header of that name, or null; never printed
 * @param maxBytes a longer body is an error
 * @param insecure the user has declared that TLS need not be verified and plain http may be used
 * @param form body of a POST, url-encoded; never printed; null otherwise
 */
public record RegistryRequest(
        RegistryAddress registry,
        Method method,
        URI uri,
        @Nullable String accept,
        @Nullable String account,
        @Nullable String authorization,
        int maxBytes,
        boolean insecure,
        @Nullable String form) {

    /** Nothing here changes a registry; posted are only questions to token services. */
    public enum Method {
        GET,
        HEAD,
        POST
    }

    /** One without a body. */
    public RegistryRequest(
            RegistryAddress registry,
            Method method,
            URI uri,
            @Nullable String accept,
            @Nullable String account,
            @Nullable String authorization,
            int maxBytes,
            boolean insecure) {
        this(registry, method, uri, accept, account, authorization, maxBytes, insecure, null);
    }

    public RegistryRequest authorized(@Nullable String value) {
        return new RegistryRequest(registry, method, uri, accept, account, value, maxBytes, insecure, form);
    }

    public RegistryRequest at(URI other) {
        return new RegistryRequest(registry, method, other, accept, account, authorization, maxBytes, insecure, form);
    }

    /**
     * Whether registries that count pulls count this: a manifest that is read whole. A {@code HEAD} is none, nor are lists of
     * tags, configurations and tokens.
     */
    boolean isPull() {
        String path = uri.getPath();
        String folder = path.substring(0, Math.max(0, path.lastIndexOf('/')));
        return method == Method.GET && path.startsWith("/v2/") && folder.endsWith("/manifests");
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    /**
     * As OpenShift's importer names requests in what it tells users, but without the query, which may carry signatures.
     */
    @Override
    public String toString() {
        String verb = method.name().charAt(0) + method.name().substring(1).toLowerCase(Locale.ROOT);
        return verb + " \"" + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + '"';
    }
}
