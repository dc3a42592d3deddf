package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One change of something that depends on tags, in the total order of all changes of triggers and configs. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TriggerChange.class, name = "trigger"),
    @JsonSubTypes.Type(value = ConfigChange.class, name = "config")
})
public sealed interface DependentChange permits TriggerChange, ConfigChange {

    /** The change's position; there is no other change with it. */
    long resourceVersion();

    Change.Type type();
}
