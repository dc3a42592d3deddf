package dev.imagestreams.tags.rest;

import dev.imagestreams.tags.command.StateCommands;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The states of tags that are told on a topic, for who operates that. */
@Path(Paths.ROOT + "/states")
public class StateResource {

    private final StateCommands commands;

    public StateResource(StateCommands commands) {
        this.commands = commands;
    }

    /** Answers before it is done. */
    @POST
    @Path("/retellings")
    @ResponseStatus(202)
    public void retell(@BeanParam WriteRequest request) {
        commands.tellAll(request.act());
    }
}
