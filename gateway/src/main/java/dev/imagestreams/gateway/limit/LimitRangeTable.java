package dev.imagestreams.gateway.limit;

import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.kubernetes.api.model.LimitRange;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code kubectl get limitranges}. */
@Singleton
class LimitRangeTable extends TableFormat<LimitRange> {

    LimitRangeTable() {
        super(LimitRange.class, Column.NAME, Column.text("Created At", Column.CREATED));
    }

    @Override
    protected List<Object> cells(LimitRange range, Instant now) {
        return List.of(range.getMetadata().getName(), range.getMetadata().getCreationTimestamp());
    }
}
