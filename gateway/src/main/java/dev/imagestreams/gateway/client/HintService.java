package dev.imagestreams.gateway.client;

import dev.imagestreams.model.api.Hint;
import dev.imagestreams.model.api.HintAnswer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** import-service as far as hints go: unlike imports, they are answered at once or not at all. */
@RegisterRestClient(configKey = "hints")
@RegisterClientHeaders(InternalRequestHeaders.class)
@RegisterProvider(ProblemMapper.class)
@Path("/internal/v1/hints")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface HintService {

    @POST
    HintAnswer tell(List<Hint> hints);
}
