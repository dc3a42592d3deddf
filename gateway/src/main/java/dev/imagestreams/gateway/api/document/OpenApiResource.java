package dev.imagestreams.gateway.api.document;

import dev.imagestreams.gateway.api.discovery.ApiResource;
import dev.imagestreams.gateway.api.discovery.ApiResources;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OpenAPI v3 as far as clients need it to write: which kind is written where, and that the server itself validates fields
 * when asked ({@code fieldValidation}). Schemas of the kinds are not published yet.
 */
@Path("/openapi/v3")
@Produces(MediaType.APPLICATION_JSON)
public class OpenApiResource {

    private static final List<String> QUERY_OF_WRITES = List.of("dryRun", "fieldManager", "fieldValidation");

    @GET
    public Map<String, Object> index() {
        Map<String, Object> paths = new LinkedHashMap<>();
        ApiResources.all().stream()
                .map(OpenApiResource::pathOf)
                .distinct()
                .forEach(path -> paths.put(path, Map.of("serverRelativeURL", "/openapi/v3/" + path)));
        return Map.of("paths", paths);
    }

    @GET
    @Path("api/{version}")
    public Map<String, Object> core(@PathParam("version") String version) {
        return document("", version);
    }

    @GET
    @Path("apis/{group}/{version}")
    public Map<String, Object> document(@PathParam("group") String group, @PathParam("version") String version) {
        List<ApiResource> resources = ApiResources.of(group, version);
        if (resources.isEmpty()) {
            throw new NotFoundException();
        }
        Map<String, Object> paths = new LinkedHashMap<>();
        resources.stream()
                .filter(resource -> !resource.name().contains("/"))
                .forEach(resource -> describe(resource, paths));
        return Map.of("openapi", "3.0.0", "info", Map.of("title", "Imagestreams", "version", version), "paths", paths);
    }

    private static void describe(ApiResource resource, Map<String, Object> paths) {
        Map<String, Object> collection = new LinkedHashMap<>();
        Map<String, Object> object = new LinkedHashMap<>();
        for (String verb : resource.verbs()) {
            switch (verb) {
                case "list" -> collection.put("get", operation(resource, verb, List.of()));
                case "create" -> collection.put("post", operation(resource, verb, QUERY_OF_WRITES));
                case "update" -> object.put("put", operation(resource, verb, QUERY_OF_WRITES));
                case "patch", "delete" -> object.put(verb, operation(resource, verb, QUERY_OF_WRITES));
                default -> object.put(verb, operation(resource, verb, List.of()));
            }
        }
        paths.put(resource.pathTemplate(), collection);
        paths.put(resource.pathTemplate() + "/{name}", object);
    }

    private static Map<String, Object> operation(ApiResource resource, String verb, List<String> query) {
        return Map.of(
                "operationId",
                verb + resource.kind(),
                "parameters",
                query.stream()
                        .map(name -> Map.of("name", name, "in", "query", "schema", Map.of("type", "string")))
                        .toList(),
                "responses",
                Map.of("default", Map.of("description", "The object, a list or a Status.")),
                "x-kubernetes-action",
                verb,
                "x-kubernetes-group-version-kind",
                Map.of("group", resource.group(), "version", resource.version(), "kind", resource.kind()));
    }

    private static String pathOf(ApiResource resource) {
        return (resource.group().isEmpty() ? "api/" : "apis/") + resource.groupVersion();
    }
}
