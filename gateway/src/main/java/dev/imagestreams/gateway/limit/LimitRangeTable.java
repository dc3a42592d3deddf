package dev.imagestreams.gateway.limit;

import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.kubernetes.api.model.LimitRange;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code kubectl get limitranges}. */
@Singleton
class LimitRangeTable implements TableFormat<LimitRange> {

    private static final List<Column> COLUMNS = List.of(Column.NAME, Column.text("Created At", Column.CREATED));

    @Override
    public Class<LimitRange> type() {
        return LimitRange.class;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<Object> cells(LimitRange range, Instant now) {
        return List.of(range.getMetadata().getName(), range.getMetadata().getCreationTimestamp());
    }
}
