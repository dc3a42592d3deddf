package dev.imagestreams.gateway.api.accept;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Reduces what a resource answered to metadata, for clients that want no more. */
@Provider
public class MetadataFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL) {
            Accepted.of(request.getHeaderString(HttpHeaders.ACCEPT))
                    .filter(accepted -> accepted.as() == Accepted.As.METADATA)
                    .ifPresent(accepted -> reduce(response, accepted.version()));
        }
    }

    private static void reduce(ContainerResponseContext response, String version) {
        if (response.getEntity() instanceof KubernetesResourceList<?> list) {
            response.setEntity(new PartialObjectMetadataList(
                    version,
                    list.getMetadata() == null ? new ListMeta() : list.getMetadata(),
                    list.getItems().stream()
                            .map(HasMetadata.class::cast)
                            .map(item -> new PartialObjectMetadata(version, item.getMetadata()))
                            .toList()));
        } else if (response.getEntity() instanceof HasMetadata object) {
            response.setEntity(new PartialObjectMetadata(version, object.getMetadata()));
        }
    }
}
