package dev.imagestreams.gateway.api.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
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
 * @param version of the group; empty for a path that names no resource
 * @param resource empty for a path that names no resource
 * @param namespace empty at cluster scope
 * @param name empty when the request is about a collection
 * @param subresource empty when there is none
 */
public record RequestInfo(
        String verb,
        String group,
        String version,
        String resource,
        String namespace,
        String name,
        String subresource,
        String path) {

    private static final String PROJECT_GROUP = "project.openshift.io";

    public static RequestInfo of(ContainerRequestContext context) {
        return of(context.getMethod(), context.getUriInfo());
    }

    public static RequestInfo of(String method, UriInfo uri) {
        return of(
                method,
                uri.getRequestUri().getRawPath(),
                uri.getQueryParameters().getFirst("watch"));
    }

    /**
     * @param path as sent: a name may hold an encoded slash
     * @param watch the value of the query parameter of that name, if any
     */
    public static RequestInfo of(String method, String path, @Nullable String watch) {
        List<String> parts = Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(RequestInfo::decoded)
                .toList();
        int resourceAt = resourcePosition(parts);
        if (resourceAt < 0) {
            return new RequestInfo(method.toLowerCase(Locale.ROOT), "", "", "", "", "", "", path);
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
        return new RequestInfo(
                verb(method, name, watch),
                group,
                parts.get(resourceAt - 1),
                rest.get(0),
                namespace,
                name,
                subresource,
                path);
    }

    /** Whether the path leads through a namespace, and not only to one. */
    public boolean isWithinNamespace() {
        return path.contains("/namespaces/") && !resource.equals("namespaces");
    }

    public boolean namesResource() {
        return !resource.isEmpty();
    }

    /** {@code resource[.group]}, as error texts name it. */
    public String qualifiedResource() {
        return group.isEmpty() ? resource : resource + '.' + group;
    }

    /** What is not well encoded stands for itself. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return part;
        }
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
