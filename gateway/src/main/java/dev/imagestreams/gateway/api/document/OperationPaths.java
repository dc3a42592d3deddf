package dev.imagestreams.gateway.api.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.imagestreams.gateway.api.discovery.ApiResource;
import java.util.List;

/**
 * The operations of resources, as far as clients look at them: which kind is written where, and which parameters the
 * server understands. That {@code fieldValidation} is among them makes clients leave validation to the server.
 */
record OperationPaths(boolean openApi3) {

    private static final List<String> QUERY_OF_WRITES = List.of("dryRun", "fieldManager", "fieldValidation");
    private static final List<String> QUERY_OF_DELETES = List.of("dryRun", "propagationPolicy");
    private static final List<String> QUERY_OF_LISTS = List.of("labelSelector", "fieldSelector", "limit", "continue");

    void describe(ApiResource resource, ObjectNode paths) {
        String template = resource.pathTemplate();
        for (String verb : resource.verbs()) {
            switch (verb) {
                case "list" -> add(paths, template, "get", resource, verb, QUERY_OF_LISTS);
                case "create" -> add(paths, template, "post", resource, verb, QUERY_OF_WRITES);
                case "deletecollection" -> add(paths, template, "delete", resource, verb, QUERY_OF_DELETES);
                case "update" -> add(paths, template + "/{name}", "put", resource, verb, QUERY_OF_WRITES);
                case "patch" -> add(paths, template + "/{name}", "patch", resource, verb, QUERY_OF_WRITES);
                case "delete" -> add(paths, template + "/{name}", "delete", resource, verb, QUERY_OF_DELETES);
                case "get" -> add(paths, template + "/{name}", "get", resource, verb, List.of());
                default -> {
                    // Watching is a parameter of listing.
                }
            }
        }
    }

    private void add(
            ObjectNode paths, String path, String method, ApiResource resource, String verb, List<String> query) {
        ObjectNode operation = paths.withObject("/" + path.replace("~", "~0").replace("/", "~1"))
                .putObject(method);
        operation.put("operationId", verb + '_' + resource.group() + '_' + resource.name());
        ArrayNode parameters = operation.putArray("parameters");
        for (String name : query) {
            ObjectNode parameter = parameters.addObject().put("name", name).put("in", "query");
            (openApi3 ? parameter.putObject("schema") : parameter).put("type", "string");
        }
        operation.putObject("responses").putObject("default").put("description", "The object, a list or a Status.");
        operation.put("x-kubernetes-action", verb);
        operation
                .putObject("x-kubernetes-group-version-kind")
                .put("group", resource.kindGroup())
                .put("kind", resource.kind())
                .put("version", resource.kindVersion());
    }
}
