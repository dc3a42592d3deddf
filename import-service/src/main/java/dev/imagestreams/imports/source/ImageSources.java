package dev.imagestreams.imports.source;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.RepositoryName;

/** Finds the repository behind a name. */
@FunctionalInterface
public interface ImageSources {

    /**
     * @param repository as typed
     * @param insecure whether TLS may go unverified, and plain http be used
     */
    ImageSource open(RepositoryName repository, boolean insecure) throws RegistryException;
}
