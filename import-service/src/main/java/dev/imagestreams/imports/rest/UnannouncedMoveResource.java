package dev.imagestreams.imports.rest;

import dev.imagestreams.imports.schedule.MoveStore;
import dev.imagestreams.model.api.UnannouncedMove;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code GET /unannounced-moves}: what the schedule had to find by itself. */
@Path("/internal/v1/unannounced-moves")
@Produces(MediaType.APPLICATION_JSON)
public class UnannouncedMoveResource {

    private final MoveStore moves;

    public UnannouncedMoveResource(MoveStore moves) {
        this.moves = moves;
    }

    @GET
    @Blocking
    public List<UnannouncedMove> newest() {
        return moves.newest();
    }
}
