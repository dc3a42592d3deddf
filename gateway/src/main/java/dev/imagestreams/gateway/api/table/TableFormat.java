package dev.imagestreams.gateway.api.table;

import dev.imagestreams.gateway.api.table.Table.Column;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.List;

/** How one kind of object is printed; a bean per kind is found by {@link TableFilter}. */
public abstract class TableFormat<T extends HasMetadata> {

    private final Class<T> type;
    private final List<Column> columns;

    protected TableFormat(Class<T> type, Column... columns) {
        this.type = type;
        this.columns = List.of(columns);
    }

    public final Class<T> type() {
        return type;
    }

    public final List<Column> columns() {
        return columns;
    }

    /** One cell per column. */
    protected abstract List<Object> cells(T object, Instant now);
}
