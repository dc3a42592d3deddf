package dev.imagestreams.imports.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.imagestreams.model.image.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest as written: any of the forms, nothing promised. */
record ManifestDocument(
        @JsonProperty("schemaVersion") @Nullable Integer schemaVersion,
        @JsonProperty("mediaType") @Nullable String mediaType,
        @JsonProperty("config") @Nullable Descriptor config,
        @JsonProperty("layers") @Nullable List<@Nullable Descriptor> layers,
        @JsonProperty("manifests") @Nullable List<@Nullable Descriptor> manifests) {

    /** What a manifest says about other content. */
    record Descriptor(
            @JsonProperty("mediaType") @Nullable String mediaType,
            @JsonProperty("digest") @Nullable Digest digest,
            @JsonProperty("size") @Nullable Long size,
            @JsonProperty("platform") @Nullable RunsOn platform) {}

    /** For which machines an entry of an index is. */
    record RunsOn(
            @JsonProperty("os") @Nullable String os,
            @JsonProperty("architecture") @Nullable String architecture,
            @JsonProperty("variant") @Nullable String variant) {}
}
