package dev.imagestreams.gateway.limit;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code kubectl get resourcequotas}. */
@Singleton
class ResourceQuotaTable extends TableFormat<ResourceQuota> {

    private static final Quantity NONE = new Quantity("0");

    ResourceQuotaTable() {
        super(
                ResourceQuota.class,
                Column.NAME,
                Column.text("Age", Column.CREATED),
                Column.text("Request", "What is used, of how much."),
                Column.text("Limit", "Of what limits limits there are; none here."));
    }

    @Override
    protected List<Object> cells(ResourceQuota quota, Instant now) {
        Map<String, Quantity> used = amounts(quota.getStatus().getUsed());
        String request = amounts(quota.getStatus().getHard()).entrySet().stream()
                .map(hard -> hard.getKey() + ": " + used.getOrDefault(hard.getKey(), NONE) + '/' + hard.getValue())
                .collect(Collectors.joining(", "));
        return List.of(
                quota.getMetadata().getName(),
                Elapsed.age(Instant.parse(quota.getMetadata().getCreationTimestamp()), now),
                request,
                "");
    }

    /** A quota that was just made has no status yet. */
    private static Map<String, Quantity> amounts(@Nullable Map<String, Quantity> amounts) {
        return amounts == null ? Map.of() : new TreeMap<>(amounts);
    }
}
