package dev.imagestreams.gateway.api.table;

import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.imagestreams.gateway.api.accept.PartialObjectMetadata;
import dev.imagestreams.gateway.api.table.Table.Row;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListMeta;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Objects and lists as tables, by the {@link TableFormat} of their kind. Kinds without one are not printed. */
@ApplicationScoped
public class TablePrinter {

    private final Map<Class<?>, TableFormat<?>> formats;

    TablePrinter(@All List<TableFormat<?>> formats) {
        this.formats = formats.stream().collect(Collectors.toMap(TableFormat::type, Function.identity()));
    }

    public Optional<Table> list(KubernetesResourceList<?> list, TableRequest asked) {
        ListMeta metadata = list.getMetadata() == null ? new ListMeta() : list.getMetadata();
        return format(itemType(list)).map(format -> print(format, metadata, list.getItems(), asked));
    }

    public Optional<Table> single(HasMetadata object, TableRequest asked) {
        ListMeta metadata = new ListMeta();
        metadata.setResourceVersion(object.getMetadata().getResourceVersion());
        return format(object.getClass()).map(format -> print(format, metadata, List.of(object), asked));
    }

    private Optional<TableFormat<?>> format(Class<?> type) {
        return Optional.ofNullable(formats.get(type));
    }

    private static <T extends HasMetadata> Table print(
            TableFormat<T> format, ListMeta metadata, List<? extends HasMetadata> objects, TableRequest asked) {
        Instant now = Instant.now();
        List<Row> rows = objects.stream()
                .map(object -> new Row(format.cells(format.type().cast(object), now), shown(object, asked)))
                .toList();
        return new Table(asked.version(), metadata, format.columns(), rows);
    }

    private static @Nullable Object shown(HasMetadata object, TableRequest asked) {
        return switch (asked.include()) {
            case NONE -> null;
            case METADATA -> new PartialObjectMetadata(asked.version(), object.getMetadata());
            case OBJECT -> object;
        };
    }

    /** The kind of a list is declared by its class, so that an empty one is printed with its columns too. */
    private static Class<?> itemType(KubernetesResourceList<?> list) {
        return TypeFactory.defaultInstance()
                .constructType(list.getClass())
                .findTypeParameters(KubernetesResourceList.class)[0]
                .getRawClass();
    }
}
