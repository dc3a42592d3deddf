package dev.imagestreams.imports.registry.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.registry.transport.RegistryRequest;
import dev.imagestreams.imports.registry.transport.RegistryRequest.Method;
import dev.imagestreams.imports.registry.transport.RegistryResponse;
import dev.imagestreams.imports.registry.transport.RegistryTransport;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.TagName;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code GET /v2/<name>/tags/list}, page by page as the {@code Link} header leads (RFC 5988, distribution specification), or,
 * where a full page comes without one, from its last tag on. A registry that leads in a circle, or on and on, is an error and no endless loop.
 */
final class TagListEndpoint {

    private static final int PAGE = 1_000;

    /** For registries that refuse larger ones, as Quay does with a status of 413. */
    private static final int SMALL_PAGE = 100;

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final int MAX_PAGES = 200;
    private static final int MAX_TAGS = 100_000;

    private final RegistrySession session;
    private final RegistryTransport transport;
    private final String path;
    private final StatusErrors errors;

    TagListEndpoint(RegistrySession session, RegistryTransport transport, String repository, StatusErrors errors) {
        this.session = session;
        this.transport = transport;
        this.path = "/v2/" + repository + "/tags/list";
        this.errors = errors;
    }

    List<TagName> list() throws RegistryException {
        int size = PAGE;
        RegistryRequest request = request(first(size));
        RegistryResponse response = transport.send(request);
        if (response.status() == 400 || response.status() == 413) {
            size = SMALL_PAGE;
            request = request(first(size));
            response = transport.send(request);
        }
        return list(request, response, size);
    }

    /** @param request of the first page, with its response */
    private List<TagName> list(RegistryRequest request, RegistryResponse response, int size) throws RegistryException {
        Set<TagName> tags = new LinkedHashSet<>();
        Set<URI> seen = new HashSet<>();
        while (seen.add(request.uri())) {
            if (response.status() != 200) {
                throw errors.of(request, response);
            }
            List<TagName> listed = read(request, response);
            boolean news = tags.addAll(listed);
            Optional<URI> next = new PageLink(session.base(), path, "list of tags").next(request, response);
            if (next.isEmpty() && news && listed.size() == size) {
                next = Optional.of(after(listed.get(size - 1), size));
            }
            if (next.isEmpty()) {
                return List.copyOf(tags);
            }
            if (seen.size() == MAX_PAGES || tags.size() > MAX_TAGS) {
                throw RegistryException.unusable(request + ": the list of tags does not end");
            }
            request = request(next.get());
            response = transport.send(request);
        }
        throw RegistryException.unusable("the pages of the list of tags lead in a circle");
    }

    private RegistryRequest request(URI page) {
        return session.request(Method.GET, page, "application/json", MAX_BYTES);
    }

    private URI first(int size) {
        return session.base().resolve(path + "?n=" + size);
    }

    /** Registries that know no links cut the list off where they were asked to. */
    private URI after(TagName last, int size) {
        return session.base().resolve(path + "?n=" + size + "&last=" + last);
    }

    private static List<TagName> read(RegistryRequest request, RegistryResponse response) throws RegistryException {
        try {
            JsonNode body = ModelJson.mapper().readTree(response.body());
            JsonNode list = body.path("tags");
            // A repository without tags is null in some registries, and left out in others.
            if (body.isObject() && (list.isArray() || list.isNull() || list.isMissingNode())) {
                List<TagName> tags = new ArrayList<>();
                for (JsonNode tag : list) {
                    tags.add(TagName.parse(tag.isTextual() ? tag.asText() : ""));
                }
                return tags;
            }
        } catch (IOException | ImageStreamException e) {
            // Falls through: a list with something in it that is no tag is no list of tags.
        }
        throw RegistryException.unusable(request + ": malformed list of tags");
    }
}
