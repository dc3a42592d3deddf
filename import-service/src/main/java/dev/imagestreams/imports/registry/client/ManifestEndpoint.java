package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.MediaTypes;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryRequest.Method;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.net.URI;
import java.util.Optional;

/**
 * {@code HEAD} and {@code GET /v2/<name>/manifests/<reference>}. What comes back is verified: a manifest's digest is
 * always the one calculated from its bytes, and a registry that claims another is not believed.
 */
final class ManifestEndpoint {

    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final String DIGEST_HEADER = "Docker-Content-Digest";

    private final RegistrySession session;
    private final RegistryTransport transport;
    private final String path;
    private final StatusErrors errors;

    ManifestEndpoint(RegistrySession session, RegistryTransport transport, String repository, StatusErrors errors) {
        this.session = session;
        this.transport = transport;
        this.path = "/v2/" + repository + "/manifests/";
        this.errors = errors;
    }

    /** @return the digest a tag has according to the registry, unverified; empty if it does not say */
    Optional<Digest> head(TagName tag) throws RegistryException {
        RegistryResponse response = send(Method.HEAD, tag.toString());
        return claimedDigest(response);
    }

    FetchedManifest get(TagName tag) throws RegistryException {
        RegistryResponse response = fetch(tag.toString());
        Digest calculated = Digest.sha256(response.body());
        Optional<Digest> claimed = claimedDigest(response);
        if (claimed.isPresent() && !claimed.get().matches(response.body())) {
            throw integrity(response, claimed.get(), calculated);
        }
        return manifest(calculated, response);
    }

    FetchedManifest get(Digest digest) throws RegistryException {
        RegistryResponse response = fetch(digest.toString());
        if (!digest.matches(response.body())) {
            throw integrity(response, digest, Digest.sha256(response.body()));
        }
        return manifest(digest, response);
    }

    /** Refuses schema 1 before its digest is calculated, which would only look like broken content. */
    private RegistryResponse fetch(String reference) throws RegistryException {
        RegistryResponse response = send(Method.GET, reference);
        if (MediaTypes.SCHEMA_1.contains(contentType(response))) {
            throw RegistryException.unusable(MediaTypes.SCHEMA_1_REFUSAL);
        }
        return response;
    }

    private RegistryResponse send(Method method, String reference) throws RegistryException {
        URI uri = session.base().resolve(path + reference);
        RegistryRequest request = session.request(method, uri, MediaTypes.ACCEPTED_MANIFESTS, MAX_BYTES);
        RegistryResponse response = transport.send(request);
        if (response.status() != 200) {
            throw errors.of(request, response);
        }
        return response;
    }

    private static FetchedManifest manifest(Digest digest, RegistryResponse response) {
        return new FetchedManifest(digest, contentType(response), response.body());
    }

    private static Optional<Digest> claimedDigest(RegistryResponse response) throws RegistryException {
        Optional<String> claimed = response.firstHeader(DIGEST_HEADER);
        if (claimed.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Digest.parse(claimed.get()));
        } catch (ImageStreamException e) {
            throw RegistryException.unusable("the registry names a digest that is none");
        }
    }

    private static RegistryException integrity(RegistryResponse response, Digest expected, Digest calculated) {
        return RegistryException.unusable("content integrity error: the manifest retrieved (media type: "
                + contentType(response) + ") with digest " + expected
                + " does not match the digest calculated from the content " + calculated);
    }

    private static String contentType(RegistryResponse response) {
        String value = response.firstHeader("Content-Type").orElse("");
        int parameters = value.indexOf(';');
        return (parameters < 0 ? value : value.substring(0, parameters)).trim();
    }
}
