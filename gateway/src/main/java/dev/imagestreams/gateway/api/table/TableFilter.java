package dev.imagestreams.gateway.api.table;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Prints what a resource answered as a table, for clients that ask for one. Resources know nothing of it; kinds without
 * a {@link TableFormat} stay what they are, which clients accept as well.
 */
@Provider
public class TableFilter implements ContainerResponseFilter {

    private final TablePrinter printer;

    TableFilter(TablePrinter printer) {
        this.printer = printer;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!request.getMethod().equals(HttpMethod.GET) || response.getStatus() != 200) {
            return;
        }
        TableRequest asked = TableRequest.of(
                request.getHeaderString(HttpHeaders.ACCEPT),
                request.getUriInfo().getQueryParameters().getFirst("includeObject"));
        if (!asked.wanted()) {
            return;
        }
        print(response.getEntity(), asked).ifPresent(response::setEntity);
    }

    private Optional<Table> print(Object entity, TableRequest asked) {
        if (entity instanceof KubernetesResourceList<?> list) {
            return printer.list(list, asked);
        }
        return entity instanceof HasMetadata object ? printer.single(object, asked) : Optional.empty();
    }
}
