package dev.imagestreams.gateway.project;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.kubernetes.api.model.Namespace;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code kubectl get namespaces}. */
@Singleton
class NamespaceTable extends TableFormat<Namespace> {

    NamespaceTable() {
        super(
                Namespace.class,
                Column.NAME,
                Column.text("Status", "The status of the namespace"),
                Column.text("Age", Column.CREATED));
    }

    @Override
    protected List<Object> cells(Namespace namespace, Instant now) {
        return List.of(
                namespace.getMetadata().getName(),
                namespace.getStatus().getPhase(),
                Elapsed.age(Instant.parse(namespace.getMetadata().getCreationTimestamp()), now));
    }
}
