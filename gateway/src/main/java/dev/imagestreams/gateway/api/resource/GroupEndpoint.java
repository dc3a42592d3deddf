package dev.imagestreams.gateway.api.resource;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The resources of the groups that have a name. */
@Path("/apis/{group}/{version}/{resource:.+}")
@Produces(MediaType.APPLICATION_JSON)
public class GroupEndpoint extends ResourceEndpoint {

    GroupEndpoint(ResourceStores stores, Writes writes) {
        super(stores, writes);
    }
}
