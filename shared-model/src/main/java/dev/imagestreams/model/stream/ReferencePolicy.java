package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which pull spec consumers of a tag are given: {@code referencePolicy.type}. */
public enum ReferencePolicy {
    /** The image where it was imported from. */
    @JsonProperty("Source")
    SOURCE,
    /** The image through the integrated registry. */
    @JsonProperty("Local")
    LOCAL
}
