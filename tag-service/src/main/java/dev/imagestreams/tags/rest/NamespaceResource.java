package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.api.NamespaceUsage;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.tags.command.LimitCommands;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What the streams of a namespace may grow to, and what they have grown to. */
@Path(Paths.ROOT + "/namespaces/{namespace}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class NamespaceResource {

    private final LimitCommands commands;

    public NamespaceResource(LimitCommands commands) {
        this.commands = commands;
    }

    @PUT
    @Path("/limits")
    public NamespaceLimits limit(
            @PathParam("namespace") String namespace, @BeanParam WriteRequest request, NamespaceLimits limits) {
        return commands.put(valid(namespace), Requests.body(limits), request.act());
    }

    @GET
    @Path("/usage")
    public NamespaceUsage usage(@PathParam("namespace") String namespace) {
        return commands.usage(valid(namespace));
    }

    /** A namespace is what a stream can be in. */
    private static String valid(String namespace) {
        return new StreamKey(namespace, "any").namespace();
    }
}
