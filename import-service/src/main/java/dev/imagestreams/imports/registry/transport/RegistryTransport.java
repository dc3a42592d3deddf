package dev.imagestreams.imports.registry.transport;

/**
 * Sends a request and waits for its answer. Implementations are safe for many threads; decorators of it add one concern
 * each (redirects, retries, measuring, authentication).
 */
@FunctionalInterface
public interface RegistryTransport {

    /**
     * @return the answer, also when its status is an error
     * @throws RegistryException if there was no complete answer, or none could be asked for
     */
    RegistryResponse send(RegistryRequest request) throws RegistryException;
}
