package dev.imagestreams.imports.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An image configuration as written, reduced to what is kept of it. */
record ConfigDocument(
        @JsonProperty("created") @Nullable String created,
        @JsonProperty("author") @Nullable String author,
        @JsonProperty("architecture") @Nullable String architecture,
        @JsonProperty("os") @Nullable String os,
        @JsonProperty("variant") @Nullable String variant,
        @JsonProperty("docker_version") @Nullable String dockerVersion,
        @JsonProperty("container") @Nullable String container,
        @JsonProperty("parent") @Nullable String parent,
        @JsonProperty("comment") @Nullable String comment,
        @JsonProperty("config") @Nullable Run config,
        @JsonProperty("container_config") @Nullable Run containerConfig) {

    /** How the image wants to be run. Sets are written as objects with empty values. */
    record Run(
            @JsonProperty("Hostname") @Nullable String hostname,
            @JsonProperty("Domainname") @Nullable String domainname,
            @JsonProperty("User") @Nullable String user,
            @JsonProperty("ExposedPorts") @Nullable Map<String, Ignored> exposedPorts,
            @JsonProperty("Env") @Nullable List<@Nullable String> env,
            @JsonProperty("Entrypoint") @Nullable List<@Nullable String> entrypoint,
            @JsonProperty("Cmd") @Nullable List<@Nullable String> cmd,
            @JsonProperty("Volumes") @Nullable Map<String, Ignored> volumes,
            @JsonProperty("WorkingDir") @Nullable String workingDir,
            @JsonProperty("Image") @Nullable String image,
            @JsonProperty("OnBuild") @Nullable List<@Nullable String> onBuild,
            @JsonProperty("Labels") @Nullable Map<String, @Nullable String> labels) {}

    /** The empty object that stands for a member of a set. */
    record Ignored() {}
}
