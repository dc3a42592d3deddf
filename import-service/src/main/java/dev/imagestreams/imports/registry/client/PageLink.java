package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the {@code Link} header of a list leads (RFC 5988, distribution specification). Only the path and query of a link are
 * followed: the registry stays the one that was asked, whatever name it has for itself behind its proxy.
 *
 * @param base scheme and authority that are spoken to
 * @param path of the list, from which no page leads away
 * @param list how to call it in an error
 */
record PageLink(URI base, String path, String list) {

    private static final Pattern NEXT =
            Pattern.compile("<([^>]*)>\\s*;[^,]*\\brel\\s*=\\s*\"?next\"?", Pattern.CASE_INSENSITIVE);

    Optional<URI> next(RegistryRequest request, RegistryResponse response) throws RegistryException {
        for (String header : response.header("Link")) {
            Matcher link = NEXT.matcher(header);
            if (link.find()) {
                return Optional.of(follow(request, link.group(1)));
            }
        }
        return Optional.empty();
    }

    private URI follow(RegistryRequest request, String link) throws RegistryException {
        try {
            // A query alone: java.net.URI would take the path's last word away (RFC 3986 §5.4 would not).
            URI target = request.uri().resolve(link.startsWith("?") ? path + link : link);
            if (path.equals(target.getRawPath()) && target.getRawQuery() != null) {
                return base.resolve(path + '?' + target.getRawQuery());
            }
        } catch (IllegalArgumentException e) {
            // Falls through: both lead nowhere.
        }
        throw RegistryException.unusable(request + ": the next page of the " + list + " is not one of this repository");
    }
}
