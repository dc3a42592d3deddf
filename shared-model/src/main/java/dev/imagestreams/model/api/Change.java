package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One change in the total order of all changes of streams and images. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "of")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StreamChange.class, name = "stream"),
    @JsonSubTypes.Type(value = ImageChange.class, name = "image")
})
public sealed interface Change permits StreamChange, ImageChange {

    /** The change's position; there is no other change with it. */
    long resourceVersion();

    Type type();

    /** Named as in a Kubernetes watch. */
    enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }
}
