package dev.imagestreams.imports.registry.transport;

import java.net.URI;
import java.util.Set;

/**
 * Follows redirects, as registries use them to hand blobs out from object stores. Every hop goes through the wrapped
 * transport and so through its address check. Credentials stay with the origin they were meant for, and so does the right to
 * ask for them: a challenge of somebody else is not passed on. https is left for http only where the user has declared the
 * registry insecure.
 */
public final class RedirectingTransport implements RegistryTransport {

    private static final int MAX_REDIRECTS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final String CHALLENGE = "WWW-Authenticate";

    private final RegistryTransport next;

    public RedirectingTransport(RegistryTransport next) {
        this.next = next;
    }

    @Override
    public RegistryResponse send(RegistryRequest request) throws RegistryException {
        RegistryRequest current = request;
        for (int hop = 0; hop <= MAX_REDIRECTS; hop++) {
            RegistryResponse response = next.send(current);
            if (!REDIRECTS.contains(response.status())) {
                return sameOrigin(request.uri(), current.uri()) ? response : response.without(CHALLENGE);
            }
            current = follow(current, response);
        }
        throw RegistryException.unusable(request + ": stopped after " + MAX_REDIRECTS + " redirects");
    }

    private static RegistryRequest follow(RegistryRequest from, RegistryResponse response) throws RegistryException {
        URI target = target(from, response);
        boolean web = "https".equals(target.getScheme()) || from.insecure() && "http".equals(target.getScheme());
        // What is posted is a secret, and goes to whom it was meant for or to nobody.
        boolean posted = from.form() != null;
        if (!web || posted || target.getHost() == null || target.getRawUserInfo() != null) {
            throw RegistryException.unusable(from + ": redirected to where it may not lead");
        }
        RegistryRequest there = from.at(target);
        return sameOrigin(from.uri(), target) ? there : there.authorized(null);
    }

    private static URI target(RegistryRequest from, RegistryResponse response) throws RegistryException {
        String location = response.firstHeader("Location")
                .orElseThrow(() -> RegistryException.unusable(from + ": redirected without saying where"));
        try {
            return from.uri().resolve(location);
        } catch (IllegalArgumentException e) {
            throw RegistryException.unusable(from + ": redirected to an address that cannot be read");
        }
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equals(other.getScheme())
                && one.getRawAuthority().equalsIgnoreCase(other.getRawAuthority());
    }
}
