package dev.imagestreams.gateway.hook;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** {@code oc get hooksources}. */
@Singleton
class HookSourceTable extends TableFormat<HookSourceObject> {

    HookSourceTable() {
        super(
                HookSourceObject.class,
                Column.NAME,
                Column.text("Sender", "Its kind."),
                Column.text("Registries", "What it may speak for."),
                Column.text("Last Heard", "How long ago it was heard."),
                Column.text("Missed", "How many tags moved within a week that it has not told of."),
                Column.text("Speaking", "Whether it does what is expected of it."),
                Column.text("Reason", "Why that is thought."));
    }

    @Override
    protected List<Object> cells(HookSourceObject source, Instant now) {
        HookSourceSpec spec = Objects.requireNonNull(source.getSpec());
        HookSourceStatus status = Objects.requireNonNull(source.getStatus());
        return List.of(
                Objects.requireNonNull(source.getMetadata()).getName(),
                spec.sender(),
                String.join(",", spec.registries()),
                status.lastHeard() == null ? "<none>" : Elapsed.age(Instant.parse(status.lastHeard()), now),
                Integer.toString(status.missedMoves()),
                status.conditions().get(0).getStatus(),
                status.conditions().get(0).getReason());
    }
}
