package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a tag moved. */
public enum Cause {
    /** Somebody changed the stream's spec, for example with {@code oc tag}. */
    @JsonProperty("tag")
    TAG,
    /** Somebody asked for an import. */
    @JsonProperty("import")
    IMPORT,
    /** A scheduled look at the source found something new. */
    @JsonProperty("schedule")
    SCHEDULE,
    /** The tag follows another tag of its stream. */
    @JsonProperty("propagation")
    PROPAGATION,
    /** The integrated registry received the image. */
    @JsonProperty("push")
    PUSH,
    /** Somebody posted an {@code ImageStreamMapping}. */
    @JsonProperty("mapping")
    MAPPING
}
