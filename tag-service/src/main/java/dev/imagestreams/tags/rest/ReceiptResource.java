package dev.imagestreams.tags.rest;

import dev.imagestreams.model.api.ImportReceipt;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.tags.inbox.ReceiptDesk;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** What became of a digest-resolved event, for who waits for it. */
@Path(Paths.ROOT + "/receipts/{event}")
@Produces(MediaType.APPLICATION_JSON)
public class ReceiptResource {

    private final ReceiptDesk desk;

    public ReceiptResource(ReceiptDesk desk) {
        this.desk = desk;
    }

    @GET
    public ImportReceipt get(@PathParam("event") UUID event, @QueryParam("wait") @DefaultValue("PT0S") String wait)
            throws InterruptedException {
        return desk.await(event, Requests.wait(wait))
                .orElseThrow(() ->
                        new ImageStreamException(ErrorCode.NOT_FOUND, "event " + event + " has not been applied yet"));
    }
}
