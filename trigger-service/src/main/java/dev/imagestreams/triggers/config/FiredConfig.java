package dev.imagestreams.triggers.config;

import dev.imagestreams.model.event.DerivedId;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.TriggerFired;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a config that fired.
 *
 * @param config identity of the config
 * @param number of the build or deployment: a config fires once for each
 */
public record FiredConfig(UUID config, long number, ConfigKind kind, TriggerFired event) {

    static FiredConfig of(
            StoredConfig config,
            long number,
            String message,
            @Nullable ImageChanged change,
            List<UUID> causes,
            Map<String, Object> request) {
        TriggerFired event = new TriggerFired(
                config.namespace() + '/' + config.name(),
                config.kind().plural() + '/' + config.name(),
                change,
                number,
                causes,
                message,
                request);
        return new FiredConfig(config.uid(), number, config.kind(), event);
    }

    /** The same however often it is told. */
    public UUID id() {
        return DerivedId.of(config, Long.toString(number));
    }
}
