package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.ImportAnswer;
import dev.imagestreams.model.api.ImportCommand;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Asks registries, now. */
@RegisterRestClient(configKey = "imports")
@RegisterClientHeaders(InternalRequestHeaders.class)
@RegisterProvider(ProblemMapper.class)
@Path("/internal/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface ImportService {

    /** Answers when every registry has, and the broker has the event. */
    @POST
    @Path("/imports")
    ImportAnswer run(ImportCommand command);
}
