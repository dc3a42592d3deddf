package dev.imagestreams.gateway.auth;

import dev.imagestreams.gateway.api.discovery.ApiResources;
import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.openshift.api.model.User;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Tells users who they are, in the two forms clients ask. Users are those of the token file: there is no list of them. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class WhoAmIResource {

    private static final String ME = "~";

    private final CurrentUser user;

    WhoAmIResource(CurrentUser user) {
        this.user = user;
    }

    @GET
    @Path("apis/user.openshift.io/v1/users/{name}")
    public User user(@PathParam("name") String name) {
        dev.imagestreams.gateway.auth.User me = user.get();
        if (!name.equals(ME) && !name.equals(me.name())) {
            throw new StatusException(Statuses.notFound(ApiResources.USERS, name));
        }
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(me.name());
        metadata.setUid(me.uid());
        User answer = new User();
        answer.setMetadata(metadata);
        answer.setIdentities(List.of());
        answer.setGroups(me.groups().stream().sorted().toList());
        return answer;
    }

    /** The body of this question says nothing, and some clients say it in protobuf: it is not read. */
    @POST
    @Path("apis/authentication.k8s.io/v1/selfsubjectreviews")
    public Response review() {
        return Response.status(Response.Status.CREATED)
                .entity(SelfSubjectReview.of(user.get()))
                .build();
    }
}
