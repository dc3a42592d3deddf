package dev.imagestreams.gateway.api.document;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * OpenAPI: version 3 with a document per group, whose addresses carry their digest so that clients keep them, and version 2
 * in one document, which older clients want as protobuf.
 */
@Path("/openapi")
public class OpenApiResource {

    private final OpenApiDocuments documents;

    OpenApiResource(OpenApiDocuments documents) {
        this.documents = documents;
    }

    @GET
    @Path("v3")
    public Response index(@Context Request request) {
        TreeMap<String, Object> paths = new TreeMap<>();
        documents
                .version3()
                .forEach((path, document) ->
                        paths.put(path, new Location("/openapi/v3/" + path + "?hash=" + document.tag())));
        return TaggedDocument.json(new Index(paths)).answer(request);
    }

    @GET
    @Path("v3/{path:.+}")
    public Response version3(@PathParam("path") String path, @Context Request request) {
        return documents.version3(path).orElseThrow(NotFoundException::new).answer(request);
    }

    @GET
    @Path("v2")
    public Response version2(@HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept, @Context Request request) {
        boolean protobuf = accept != null && accept.startsWith("application/com.github.proto-openapi.spec.v2");
        return documents.version2(protobuf).answer(request);
    }

    /** The documents of version 3 by their paths. */
    record Index(TreeMap<String, Object> paths) {}

    record Location(String serverRelativeURL) {}
}
