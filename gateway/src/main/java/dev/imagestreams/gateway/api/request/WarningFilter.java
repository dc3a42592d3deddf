package dev.imagestreams.gateway.api.request;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Sends the {@link RequestWarnings}. */
@Provider
public class WarningFilter implements ContainerResponseFilter {

    private static final String HEADER = "Warning";

    private final RequestWarnings warnings;

    WarningFilter(RequestWarnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        warnings.headers().forEach(header -> response.getHeaders().add(HEADER, header));
    }
}
