package dev.imagestreams.gateway.trigger;

import dev.imagestreams.gateway.api.table.Elapsed;
import dev.imagestreams.gateway.api.table.Table.Column;
import dev.imagestreams.gateway.api.table.TableFormat;
import dev.imagestreams.model.api.TriggerCondition;
import dev.imagestreams.model.api.TriggerStatus;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code oc get imagetriggers}. */
@Singleton
class ImageTriggerTable extends TableFormat<ImageTrigger> {

    private static final String ANY = "*";

    ImageTriggerTable() {
        super(
                ImageTrigger.class,
                Column.NAME,
                Column.text("From", "Stream and tag that are watched; * stands for all."),
                Column.text("Target", "Who is told."),
                Column.text("Status", "Whether its consumer is being told, and if not, why."),
                Column.text("Pending", "How many changes wait to be told."),
                Column.text("Last", "What became of the newest delivery, and when."),
                Column.text("Age", "How long ago the trigger was created."));
    }

    @Override
    protected List<Object> cells(ImageTrigger trigger, Instant now) {
        ImageTriggerSpec spec = Objects.requireNonNull(trigger.getSpec());
        TriggerStatus status = Objects.requireNonNullElse(trigger.getStatus(), TriggerStatus.NONE);
        return List.of(
                Objects.requireNonNull(trigger.getMetadata()).getName(),
                from(spec.from()),
                target(spec),
                state(spec, status),
                pending(status),
                last(status.last(), now),
                Elapsed.age(Instant.parse(trigger.getMetadata().getCreationTimestamp()), now));
    }

    private static String state(ImageTriggerSpec spec, TriggerStatus status) {
        if (status.disabled() != null) {
            return "Disabled";
        }
        if (Boolean.TRUE.equals(spec.paused())) {
            return "Paused";
        }
        if (status.failingSince() != null) {
            return "Failing";
        }
        return status.conditions().stream().anyMatch(one -> one.type().equals(TriggerCondition.CIRCLING))
                ? "Circling"
                : "Ready";
    }

    private static String pending(TriggerStatus status) {
        return status.pending() < TriggerStatus.MOST_COUNTED ? Long.toString(status.pending()) : status.pending() + "+";
    }

    private static String last(TriggerStatus.@Nullable Last last, Instant now) {
        return last == null
                ? "<none>"
                : last.state().name().toLowerCase(Locale.ROOT) + ' ' + Elapsed.age(last.at(), now) + " ago";
    }

    private static String from(ImageTriggerSpec.@Nullable From from) {
        if (from == null) {
            return ANY;
        }
        String streams = from.selector() == null ? ANY : "<selector>";
        String tags = Objects.requireNonNullElse(from.tagPattern(), ANY);
        return Objects.requireNonNullElse(from.stream(), streams) + ':' + Objects.requireNonNullElse(from.tag(), tags);
    }

    private static String target(ImageTriggerSpec spec) {
        if (spec.webhook() != null) {
            return "webhook " + spec.webhook().url();
        }
        return spec.build() != null
                ? "build " + consumer(spec.build())
                : "deploy " + consumer(Objects.requireNonNull(spec.deploy()));
    }

    private static String consumer(ImageTriggerSpec.Consumer consumer) {
        return consumer.topic() == null ? consumer.name() : consumer.name() + " on " + consumer.topic();
    }
}
