package dev.imagestreams.gateway.api.request;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, read off its method and path by the rules of Kubernetes' API server, so that authorisation
 * and error texts agree with it even for resources that do not exist.
 *
 * @param verb {@code get}, {@code list}, {@code watch}, {@code create}, {@code update}, {@code patch}, {@code delete} or
 *     {@code deletecollection}; for a path that names no resource, the HTTP method in lower case
 * @param group empty for the core group
 * @param resource empty for a path that names no resource
 * @param namespace empty at cluster scope
 * @param name empty when the request is about a collection
 * @param subresource empty when there is none
 */
public record RequestInfo(
        String verb, String group, String resource, String namespace, String name, String subresource, String path) {

    private static final String PROJECT_GROUP = "project.openshift.io";

    /** @param watch the value of the query parameter of that name, if any */
    public static RequestInfo of(String method, String path, @Nullable String watch) {
        List<String> parts =
                Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
        int resourceAt = resourcePosition(parts);
        if (resourceAt < 0) {
            return new RequestInfo(method.toLowerCase(Locale.ROOT), "", "", "", "", "", path);
        }
        String group = parts.get(0).equals("api") ? "" : parts.get(1);
        List<String> rest = parts.subList(resourceAt, parts.size());
        String namespace = "";
        if (rest.get(0).equals("namespaces") && rest.size() > 1) {
            namespace = rest.get(1);
            boolean ofTheNamespaceItself = rest.size() == 2
                    || rest.get(2).equals("status")
                    || rest.get(2).equals("finalize");
            rest = ofTheNamespaceItself ? rest : rest.subList(2, rest.size());
        }
        String name = rest.size() > 1 ? rest.get(1) : "";
        // A project is its own namespace: who may see it is decided inside it.
        if (group.equals(PROJECT_GROUP) && rest.get(0).equals("projects")) {
            namespace = name;
        }
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        return new RequestInfo(verb(method, name, watch), group, rest.get(0), namespace, name, subresource, path);
    }

    public boolean namesResource() {
        return !resource.isEmpty();
    }

    /** {@code resource[.group]}, as error texts name it. */
    public String qualifiedResource() {
        return group.isEmpty() ? resource : resource + '.' + group;
    }

    private static int resourcePosition(List<String> parts) {
        if (parts.size() > 2 && parts.get(0).equals("api")) {
            return 2;
        }
        return parts.size() > 3 && parts.get(0).equals("apis") ? 3 : -1;
    }

    private static String verb(String method, String name, @Nullable String watch) {
        return switch (method) {
            case "GET", "HEAD" -> {
                if (watch != null && !watch.equals("false") && !watch.equals("0")) {
                    yield "watch";
                }
                yield name.isEmpty() ? "list" : "get";
            }
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> method.toLowerCase(Locale.ROOT);
        };
    }
}
