package dev.imagestreams.imports.registry.auth;

import dev.imagestreams.imports.registry.transport.RegistryAddress;

/**
 * What an account is wanted for.
 *
 * @param repository path of the repository in its registry
 * @param insecure whether plain http may be spoken, which has a usual port of its own
 */
public record Purpose(RegistryAddress registry, String repository, boolean insecure) {}
