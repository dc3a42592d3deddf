package dev.imagestreams.triggers.change.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.api.Change;
import dev.imagestreams.model.api.ConfigChange;
import dev.imagestreams.model.api.ConfigObject;
import dev.imagestreams.model.api.DependentChange;
import dev.imagestreams.model.api.Trigger;
import dev.imagestreams.model.api.TriggerChange;

/** The object of a change as it is kept in its row, beside what kind of object it is. */
final class ChangeContent {

    private static final String TRIGGERS = "triggers";

    private ChangeContent() {}

    static String kind(DependentChange change) {
        return change instanceof ConfigChange config ? config.kind() : TRIGGERS;
    }

    static String json(DependentChange change) {
        try {
            return ModelJson.mapper()
                    .writeValueAsString(
                            change instanceof ConfigChange config
                                    ? config.config()
                                    : ((TriggerChange) change).trigger());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is kept can be written", e);
        }
    }

    static DependentChange read(long version, Change.Type type, String kind, String json) {
        try {
            return kind.equals(TRIGGERS)
                    ? new TriggerChange(version, type, ModelJson.mapper().readValue(json, Trigger.class))
                    : new ConfigChange(version, type, kind, ModelJson.mapper().readValue(json, ConfigObject.class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the log holds what this service wrote", e);
        }
    }
}
