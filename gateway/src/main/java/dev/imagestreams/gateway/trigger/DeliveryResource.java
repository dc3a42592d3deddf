package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.client.TriggerService;
import dev.imagestreams.model.api.Delivery;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** {@code imagetriggers/deliveries}: what was told, how that went, and telling it again. */
@Path("/apis/triggers.imagestreams.dev/v1/namespaces/{namespace}/imagetriggers/{name}/deliveries")
@Produces(MediaType.APPLICATION_JSON)
public class DeliveryResource {

    private final TriggerService triggers;

    DeliveryResource(@RestClient TriggerService triggers) {
        this.triggers = triggers;
    }

    /**
     * @param state only those in this state
     * @param stream only those of moves of this stream
     * @param tag only those of moves of tags of this name
     * @param before only those older than this delivery
     */
    @GET
    public DeliveryList list(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("state") @Nullable String state,
            @QueryParam("stream") @Nullable String stream,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("before") @Nullable String before) {
        existing(name);
        return DeliveryList.of(triggers.deliveries(namespace, name, state, stream, tag, limit, before));
    }

    @GET
    @Path("/{id}")
    public DeliveryList.Item get(
            @PathParam("namespace") String namespace, @PathParam("name") String name, @PathParam("id") String id) {
        return DeliveryList.Item.of(find(namespace, name, id));
    }

    @POST
    @Path("/{id}/replay")
    public Response replay(
            @PathParam("namespace") String namespace, @PathParam("name") String name, @PathParam("id") String id) {
        Delivery delivery = find(namespace, name, id);
        return Response.accepted(DeliveryList.Item.of(triggers.replay(delivery.id())))
                .build();
    }

    /** Deliveries have ids of their own; only those of this trigger are to be had here. */
    private Delivery find(String namespace, String name, String id) {
        existing(name);
        Delivery delivery = triggers.delivery(uuid(id));
        boolean ofThisTrigger = delivery.stream().namespace().equals(namespace)
                && (delivery.trigger().equals(name) || delivery.trigger().equals(namespace + '/' + name));
        if (!ofThisTrigger) {
            throw notFound(id);
        }
        return delivery;
    }

    private static void existing(String name) {
        if (!TriggerConverter.isName(name)) {
            throw new StatusException(Statuses.notFound(ApiResources.IMAGE_TRIGGERS, name));
        }
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw notFound(id);
        }
    }

    private static StatusException notFound(String id) {
        return new StatusException(Statuses.notFound(ApiResources.TRIGGER_GROUP, "deliveries", id));
    }
}
