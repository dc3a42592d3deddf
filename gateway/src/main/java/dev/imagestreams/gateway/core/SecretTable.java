package dev.imagestreams.gateway.core;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.kubernetes.api.model.Secret;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** {@code kubectl get secrets}: how many values there are, and none of them. */
@Singleton
class SecretTable extends TableFormat<Secret> {

    SecretTable() {
        super(
                Secret.class,
                Column.NAME,
                Column.text("Type", "Used to facilitate programmatic handling of secret data."),
                Column.text("Data", "How many values the secret has."),
                Column.text("Age", Column.CREATED));
    }

    @Override
    protected List<Object> cells(Secret secret, Instant now) {
        return List.of(
                secret.getMetadata().getName(),
                secret.getType(),
                secret.getData().size(),
                Elapsed.age(Instant.parse(secret.getMetadata().getCreationTimestamp()), now));
    }
}
