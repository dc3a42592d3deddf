package dev.imagestreams.imports.registry.transport;

import java.net.URI;
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
 */
public record RegistryRequest(
        RegistryAddress registry,
        Method method,
        URI uri,
        @Nullable String accept,
        @Nullable String account,
        @Nullable String authorization,
        int maxBytes,
        boolean insecure) {

    /** Nothing here changes a registry. */
    public enum Method {
        GET,
        HEAD
    }

    public RegistryRequest authorized(@Nullable String value) {
        return new RegistryRequest(registry, method, uri, accept, account, value, maxBytes, insecure);
    }

    public RegistryRequest at(URI other) {
        return new RegistryRequest(registry, method, other, accept, account, authorization, maxBytes, insecure);
    }

    int port() {
        return uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
    }

    /**
     * As OpenShift's importer names requests in what it tells users, but without the query, which may carry signatures.
     */
    @Override
    public String toString() {
        String verb = method == Method.GET ? "Get" : "Head";
        return verb + " \"" + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath() + '"';
    }
}
