package dev.imagestreams.gateway.api.resource;

import jakarta.ws.rs.Path;

/** The resources of the groups that have a name. */
@Path("/apis/{group}/{version}/{resource:.+}")
public class GroupEndpoint extends ResourceEndpoint {

    GroupEndpoint(ResourceStores stores, Writes writes) {
        super(stores, writes);
    }
}
