package dev.imagestreams.gateway.api.accept;

import dev.imagestreams.gateway.api.error.RequestStatuses;
import dev.imagestreams.gateway.api.error.StatusException;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/**
 * Refuses a request about resources when it accepts nothing we speak, before anything is done for it, and says which form
 * its answer is written in. Documents that have one form only, such as OpenAPI, are not asked about.
 */
@Provider
@Priority(Priorities.AUTHORIZATION + 1)
public class AcceptFilter implements ContainerRequestFilter, ContainerResponseFilter {

    private static final Annotation[] NONE = {};

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getPath();
        boolean ofResources = path.startsWith("/api/") || path.startsWith("/apis/");
        if (ofResources && Accepted.of(accept(request)).isEmpty()) {
            throw new StatusException(RequestStatuses.notAcceptable(Accepted.OFFERED));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getEntity() instanceof KubernetesResource entity) {
            boolean yaml = Accepted.of(accept(request)).filter(Accepted::yaml).isPresent();
            MediaType type = response.getMediaType();
            if (yaml || type == null || !type.getSubtype().equals("json")) {
                response.setEntity(entity, NONE, MediaType.valueOf(yaml ? "application/yaml" : "application/json"));
            }
        }
    }

    private static String accept(ContainerRequestContext request) {
        return request.getHeaderString(HttpHeaders.ACCEPT);
    }
}
