package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryRequest.Method;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import dev.imagestreams.model.image.Digest;

/** {@code GET /v2/<name>/blobs/<digest>}, for configurations: small blobs, read whole and verified. */
final class BlobEndpoint {

    static final int MAX_BYTES = 8 * 1024 * 1024;

    private final RegistrySession session;
    private final RegistryTransport transport;
    private final String path;
    private final StatusErrors errors;

    BlobEndpoint(RegistrySession session, RegistryTransport transport, String repository, StatusErrors errors) {
        this.session = session;
        this.transport = transport;
        this.path = "/v2/" + repository + "/blobs/";
        this.errors = errors;
    }

    byte[] get(Digest digest) throws RegistryException {
        RegistryRequest request = session.request(Method.GET, session.base().resolve(path + digest), null, MAX_BYTES);
        RegistryResponse response = transport.send(request);
        if (response.status() != 200) {
            throw errors.of(request, response);
        }
        if (!digest.matches(response.body())) {
            throw RegistryException.unusable("content integrity error: the blob retrieved with digest " + digest
                    + " does not match the digest calculated from the content " + Digest.sha256(response.body()));
        }
        return response.body();
    }
}
