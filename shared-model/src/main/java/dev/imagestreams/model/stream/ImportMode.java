package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What to do with a manifest list: {@code importPolicy.importMode}. */
public enum ImportMode {
    /** Take one platform's image, and forget that there was a list. */
    @JsonProperty("Legacy")
    LEGACY,
    /** Keep the list, and every image in it. */
    @JsonProperty("PreserveOriginal")
    PRESERVE_ORIGINAL
}
