package dev.imagestreams.gateway.api.table;

import dev.imagestreams.gateway.api.table.Table.Column;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;

/** How one kind of object is printed; a bean per kind is found by {@link TableFilter}. */
public interface TableFormat<T extends HasMetadata> {

    Class<T> type();

    List<Column> columns();

    /** One cell per column. */
    List<Object> cells(T object, Instant now);
}
