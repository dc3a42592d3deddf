package dev.imagestreams.gateway.api.health;

import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Health as Kubernetes' API server tells it: one word. What makes ready is decided by the health checks. */
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public class HealthResource {

    private static final String OK = "ok";

    private final SmallRyeHealthReporter health;

    HealthResource(SmallRyeHealthReporter health) {
        this.health = health;
    }

    @GET
    @Path("healthz")
    public String healthy() {
        return OK;
    }

    @GET
    @Path("livez")
    public String alive() {
        return OK;
    }

    @GET
    @Path("readyz")
    public Response ready() {
        return health.getReadiness().isDown()
                ? Response.status(Response.Status.SERVICE_UNAVAILABLE)
                        .entity("not ready")
                        .build()
                : Response.ok(OK).build();
    }
}
