package dev.imagestreams.gateway.api.resource;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The resources of the core group, which has no name. */
@Path("/api/{version}/{resource:.+}")
@Produces(MediaType.APPLICATION_JSON)
public class CoreEndpoint extends ResourceEndpoint {

    CoreEndpoint(ResourceStores stores, Writes writes) {
        super(stores, writes);
    }
}
