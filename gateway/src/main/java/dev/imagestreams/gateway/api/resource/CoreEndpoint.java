package dev.imagestreams.gateway.api.resource;

import jakarta.ws.rs.Path;

/** The resources of the core group, which has no name. */
@Path("/api/{version}/{resource:.+}")
public class CoreEndpoint extends ResourceEndpoint {

    CoreEndpoint(ResourceStores stores, Writes writes) {
        super(stores, writes);
    }
}
