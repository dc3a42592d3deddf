package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.manifest.MediaTypes;
import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.manifest.ReferrerIndex;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryRequest.Method;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import dev.imagestreams.model.image.Digest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /v2/<name>/referrers/<digest>} (OCI distribution specification 1.1), page by page, until there are enough. A
 * registry that leads on and on is left where it is: what it has listed by then counts.
 */
final class ReferrersEndpoint {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_PAGES = 10;

    private final RegistrySession session;
    private final RegistryTransport transport;
    private final String path;
    private final StatusErrors errors;

    ReferrersEndpoint(RegistrySession session, RegistryTransport transport, String repository, StatusErrors errors) {
        this.session = session;
        this.transport = transport;
        this.path = "/v2/" + repository + "/referrers/";
        this.errors = errors;
    }

    List<ReferrerDescriptor> list(Digest subject) throws RegistryException {
        PageLink link = new PageLink(session.base(), path + subject, "list of referrers");
        Map<Digest, ReferrerDescriptor> listed = new LinkedHashMap<>();
        Optional<URI> page = Optional.of(session.base().resolve(link.path()));
        for (int read = 0; page.isPresent() && read < MAX_PAGES && listed.size() < ReferrerIndex.LIMIT; read++) {
            RegistryRequest request = session.request(Method.GET, page.get(), MediaTypes.REFERRERS, MAX_BYTES);
            RegistryResponse response = transport.send(request);
            if (response.status() != 200) {
                throw errors.of(request, response);
            }
            ReferrerIndex.read(response.body()).forEach(entry -> listed.putIfAbsent(entry.digest(), entry));
            page = link.next(request, response);
        }
        return listed.values().stream().limit(ReferrerIndex.LIMIT).toList();
    }
}
