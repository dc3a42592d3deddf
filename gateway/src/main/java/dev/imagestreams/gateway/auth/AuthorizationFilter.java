package dev.imagestreams.gateway.auth;

import dev.imagestreams.gateway.api.error.StatusException;
import dev.imagestreams.gateway.api.error.Statuses;
import dev.imagestreams.gateway.api.request.RequestInfo;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/**
 * Asks the {@link Authorizer} before any resource is reached. Who is asking has been established before; paths that are
 * open to nobody-in-particular are named in the configuration of {@code quarkus.http.auth.permission}.
 */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class AuthorizationFilter implements ContainerRequestFilter {

    private final CurrentUser user;
    private final Authorizer authorizer;

    AuthorizationFilter(CurrentUser user, Authorizer authorizer) {
        this.user = user;
        this.authorizer = authorizer;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        user.find().ifPresent(known -> {
            RequestInfo request = RequestInfo.of(context);
            authorizer.refusal(known, request).ifPresent(why -> {
                throw new StatusException(Statuses.forbidden(request, why));
            });
        });
    }
}
