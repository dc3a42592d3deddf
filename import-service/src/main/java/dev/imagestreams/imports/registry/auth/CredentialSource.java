package dev.imagestreams.imports.registry.auth;

import java.util.Optional;

/** Knows which account to use for which repository. */
@FunctionalInterface
public interface CredentialSource {

    Optional<Credentials> credentialsFor(Purpose purpose);

    /** This, and where it knows none, the other. */
    default CredentialSource or(CredentialSource other) {
        return purpose -> credentialsFor(purpose).or(() -> other.credentialsFor(purpose));
    }
}
