package dev.imagestreams.imports.registry.auth;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import java.util.Optional;

/** Knows which account to use at which registry. */
@FunctionalInterface
public interface CredentialSource {

    Optional<Credentials> credentialsFor(RegistryAddress registry);
}
