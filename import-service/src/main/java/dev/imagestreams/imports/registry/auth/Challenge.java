package dev.imagestreams.imports.registry.auth;

import org.jspecify.annotations.Nullable;

/** How a registry wants to be told who asks: a {@code WWW-Authenticate} header, as far as registries use it. */
public sealed interface Challenge {

    /** Send user name and password with each request. */
    record Basic(String realm) implements Challenge {}

    /**
     * Fetch a token first.
     *
     * @param realm URL of the token service
     * @param service what to call the registry there, or null
     * @param scope what the token shall be good for, or null to ask for what we need
     */
    record Bearer(String realm, @Nullable String service, @Nullable String scope) implements Challenge {}
}
