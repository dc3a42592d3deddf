package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code oc get imagetriggers}. */
@Singleton
class ImageTriggerTable implements TableFormat<ImageTrigger> {

    private static final String ANY = "*";

    private static final List<Column> COLUMNS = List.of(
            Column.NAME,
            Column.text("From", "Stream and tag that are watched; * stands for all."),
            Column.text("Target", "Who is told."),
            Column.text("Paused", "Whether nobody is told."),
            Column.text("Age", "How long ago the trigger was created."));

    @Override
    public Class<ImageTrigger> type() {
        return ImageTrigger.class;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public List<Object> cells(ImageTrigger trigger, Instant now) {
        ImageTriggerSpec spec = Objects.requireNonNull(trigger.getSpec());
        return List.of(
                Objects.requireNonNull(trigger.getMetadata()).getName(),
                from(spec.from()),
                target(spec),
                Boolean.TRUE.equals(spec.paused()),
                Elapsed.age(Instant.parse(trigger.getMetadata().getCreationTimestamp()), now));
    }

    private static String from(ImageTriggerSpec.@Nullable From from) {
        return from == null
                ? ANY
                : Objects.requireNonNullElse(from.stream(), ANY) + ':' + Objects.requireNonNullElse(from.tag(), ANY);
    }

    private static String target(ImageTriggerSpec spec) {
        if (spec.webhook() != null) {
            return "webhook " + spec.webhook().url();
        }
        return spec.build() != null
                ? "build " + spec.build().name()
                : "deploy " + Objects.requireNonNull(spec.deploy()).name();
    }
}
