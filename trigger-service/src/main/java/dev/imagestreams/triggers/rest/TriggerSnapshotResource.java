package dev.imagestreams.triggers.rest;

import dev.imagestreams.model.api.TriggerList;
import dev.imagestreams.triggers.subscription.Triggers;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Triggers of a namespace, or of all, with the version to follow from. */
@Path("/internal/v1/triggers")
@Blocking
public class TriggerSnapshotResource {

    private final Triggers triggers;

    TriggerSnapshotResource(Triggers triggers) {
        this.triggers = triggers;
    }

    @GET
    public TriggerList snapshot(@QueryParam("namespace") @Nullable String namespace) {
        return triggers.list(namespace);
    }
}
