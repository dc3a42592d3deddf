package dev.imagestreams.gateway.api.health;

import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/**
 * Health as Kubernetes' API server tells it: one word, or with {@code ?verbose}, and when something is wrong, a line per
 * check. What makes alive and ready is decided by the health checks.
 */
@Path("/")
@Produces(MediaType.TEXT_PLAIN)
public class HealthResource {

    private final SmallRyeHealthReporter health;

    HealthResource(SmallRyeHealthReporter health) {
        this.health = health;
    }

    @GET
    @Path("healthz")
    public Response healthy(@Context UriInfo uri) {
        return answer("healthz", health.getLiveness(), uri);
    }

    @GET
    @Path("livez")
    public Response alive(@Context UriInfo uri) {
        return answer("livez", health.getLiveness(), uri);
    }

    @GET
    @Path("readyz")
    public Response ready(@Context UriInfo uri) {
        return answer("readyz", health.getReadiness(), uri);
    }

    private static Response answer(String path, SmallRyeHealth found, UriInfo uri) {
        boolean verbose = uri.getQueryParameters().containsKey("verbose");
        if (found.isDown()) {
            return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                    .entity(lines(found) + path + " check failed\n")
                    .build();
        }
        return Response.ok(verbose ? lines(found) + path + " check passed\n" : "ok")
                .build();
    }

    /** Names only: why a check failed is for the logs, not for everybody. */
    private static String lines(SmallRyeHealth found) {
        StringBuilder lines = new StringBuilder("[+]ping ok\n");
        for (JsonValue each : found.getPayload().getJsonArray("checks")) {
            JsonObject check = each.asJsonObject();
            boolean up = "UP".equals(check.getString("status"));
            lines.append(up ? "[+]" : "[-]")
                    .append(check.getString("name"))
                    .append(up ? " ok\n" : " failed: reason withheld\n");
        }
        return lines.toString();
    }
}
