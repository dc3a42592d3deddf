package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.TriggerService;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** {@code imagetriggers/secret}: gives a webhook a new secret, which the answer tells this once. */
@Path("/apis/triggers.imagestreams.dev/v1/namespaces/{namespace}/imagetriggers/{name}/secret")
@Produces(MediaType.APPLICATION_JSON)
public class TriggerSecretResource {

    private final TriggerService triggers;

    TriggerSecretResource(@RestClient TriggerService triggers) {
        this.triggers = triggers;
    }

    @POST
    public ImageTrigger rotate(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        if (!TriggerConverter.isName(name)) {
            throw new StatusException(Statuses.notFound(ApiResources.IMAGE_TRIGGERS, name));
        }
        return TriggerConverter.toApi(triggers.rotate(namespace, name));
    }
}
