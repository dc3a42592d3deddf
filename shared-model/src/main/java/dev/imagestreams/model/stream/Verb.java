package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody did through the API, in Kubernetes' words. */
public enum Verb {
    @JsonProperty("create")
    CREATE,
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("patch")
    PATCH,
    @JsonProperty("delete")
    DELETE
}
