package dev.imagestreams.gateway.api.table;

import dev.imagestreams.gateway.api.table.Table.PartialObjectMetadata;
import dev.imagestreams.gateway.api.table.Table.Row;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.quarkus.arc.All;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints what a resource answered as a table, for clients that ask for one. Resources know nothing of it; kinds without
 * a {@link TableFormat} stay what they are, which clients accept as well.
 */
@Provider
public class TableFilter implements ContainerResponseFilter {

    private final Map<Class<?>, TableFormat<?>> formats;

    TableFilter(@All List<TableFormat<?>> formats) {
        this.formats = formats.stream().collect(Collectors.toMap(TableFormat::type, Function.identity()));
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
        Table table = null;
        if (response.getEntity() instanceof KubernetesResourceList<?> list) {
            table = list(list, asked);
        } else if (response.getEntity() instanceof HasMetadata object) {
            table = single(object, asked);
        }
        if (table != null) {
            response.setEntity(table);
        }
    }

    private @Nullable Table list(KubernetesResourceList<?> list, TableRequest asked) {
        TableFormat<?> format = formats.get(itemType(list));
        if (format == null) {
            return null;
        }
        ListMeta metadata = list.getMetadata() == null ? new ListMeta() : list.getMetadata();
        return print(format, metadata, list.getItems(), asked);
    }

    private @Nullable Table single(HasMetadata object, TableRequest asked) {
        TableFormat<?> format = formats.get(object.getClass());
        if (format == null) {
            return null;
        }
        ListMeta metadata = new ListMeta();
        metadata.setResourceVersion(object.getMetadata().getResourceVersion());
        return print(format, metadata, List.of(object), asked);
    }

    private static <T extends HasMetadata> Table print(
            TableFormat<T> format, ListMeta metadata, List<? extends HasMetadata> objects, TableRequest asked) {
        Instant now = Instant.now();
        List<Row> rows = objects.stream()
                .map(object -> new Row(format.cells(format.type().cast(object), now), shown(object, asked)))
                .toList();
        return new Table(metadata, format.columns(), rows);
    }

    private static @Nullable Object shown(HasMetadata object, TableRequest asked) {
        return switch (asked.include()) {
            case NONE -> null;
            case METADATA -> new PartialObjectMetadata(object.getMetadata());
            case OBJECT -> object;
        };
    }

    /** The kind of a list is declared by its class, so that an empty one is printed with its columns too. */
    private static Class<?> itemType(KubernetesResourceList<?> list) {
        try {
            return list.getClass().getMethod("getItems").getGenericReturnType()
                            instanceof java.lang.reflect.ParameterizedType items
                    ? (Class<?>) items.getActualTypeArguments()[0]
                    : Object.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every list has items", e);
        }
    }
}
