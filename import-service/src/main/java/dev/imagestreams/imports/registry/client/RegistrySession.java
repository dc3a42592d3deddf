package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.auth.Authorizer;
import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A registry that has answered a ping.
 *
 * @param base scheme and authority that worked
 * @param insecure as declared by the user, whichever scheme worked
 * @param expires when to ping again
 */
record RegistrySession(RegistryAddress registry, URI base, boolean insecure, Authorizer authorizer, Instant expires) {

    RegistryRequest request(RegistryRequest.Method method, URI uri, @Nullable String accept, int maxBytes) {
        return new RegistryRequest(registry, method, uri, accept, authorizer.account(), null, maxBytes, insecure);
    }
}
