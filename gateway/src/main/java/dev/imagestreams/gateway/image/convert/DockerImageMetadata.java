package dev.imagestreams.gateway.image.convert;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.ContainerConfig;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageConfig;
import dev.imagestreams.model.image.Platform;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code Image.dockerImageMetadata}: an image's configuration with the capitalised keys of Docker's own API, which
 * clients decode by these names. {@code Id}, {@code Created} and {@code ContainerConfig} are written even when empty.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"kind", "apiVersion", "Id", "Parent", "Comment", "Created", "Container", "ContainerConfig"})
record DockerImageMetadata(
        @JsonProperty("kind") String kind,
        @JsonProperty("apiVersion") String apiVersion,
        @JsonProperty("Id") @JsonInclude(JsonInclude.Include.ALWAYS) String id,
        @JsonProperty("Parent") @Nullable String parent,
        @JsonProperty("Comment") @Nullable String comment,
        @JsonProperty("Created") @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String created,
        @JsonProperty("Container") @Nullable String container,
        @JsonProperty("ContainerConfig") @JsonInclude(JsonInclude.Include.ALWAYS) Config containerConfig,
        @JsonProperty("DockerVersion") @Nullable String dockerVersion,
        @JsonProperty("Author") @Nullable String author,
        @JsonProperty("Config") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Config config,
        @JsonProperty("Architecture") String architecture,
        @JsonProperty("Size") @JsonInclude(JsonInclude.Include.NON_DEFAULT) long size) {

    private static final String KIND = "DockerImage";

    /** Docker has more fields than are kept. */
    private static final ObjectMapper READER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String API_VERSION = "image.openshift.io/1.0";

    /** What stands in an image of which only the name is shown. */
    static final DockerImageMetadata NONE = new DockerImageMetadata(
            KIND, API_VERSION, "", null, null, null, null, Config.of(ContainerConfig.EMPTY), null, null, null, "", 0);

    static DockerImageMetadata of(ImageConfig config) {
        return new DockerImageMetadata(
                KIND,
                API_VERSION,
                config.id() == null ? "" : config.id().toString(),
                config.parent(),
                config.comment(),
                Timestamps.textOrNull(config.created()),
                config.container(),
                Config.of(config.containerConfig()),
                config.dockerVersion(),
                config.author(),
                config.config().equals(ContainerConfig.EMPTY) ? null : Config.of(config.config()),
                config.platform().architecture(),
                config.size());
    }

    /**
     * The configuration of an image that a client wrote.
     *
     * @param written as read from JSON; null for none
     * @param path of the image in its object
     */
    static ImageConfig read(@Nullable Object written, String path) {
        if (written == null) {
            return NONE.toConfig();
        }
        try {
            return READER.convertValue(written, DockerImageMetadata.class).toConfig();
        } catch (IllegalArgumentException | DateTimeException | ImageStreamException e) {
            throw ImageStreamException.invalid(List.of(
                    FieldError.invalid(path + "dockerImageMetadata", "", "must be the metadata of a container image")));
        }
    }

    private ImageConfig toConfig() {
        return new ImageConfig(
                id == null || id.isEmpty() ? null : Digest.parse(id),
                created == null ? null : Instant.parse(created),
                parent,
                comment,
                author,
                dockerVersion,
                container,
                Platform.of("", architecture),
                config == null ? ContainerConfig.EMPTY : config.toModel(),
                containerConfig == null ? ContainerConfig.EMPTY : containerConfig.toModel(),
                size);
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Config(
            @JsonProperty("Hostname") @Nullable String hostname,
            @JsonProperty("Domainname") @Nullable String domainname,
            @JsonProperty("User") @Nullable String user,
            @JsonProperty("ExposedPorts") Map<String, Map<String, String>> exposedPorts,
            @JsonProperty("Env") List<String> env,
            @JsonProperty("Cmd") List<String> cmd,
            @JsonProperty("Image") @Nullable String image,
            @JsonProperty("Volumes") Map<String, Map<String, String>> volumes,
            @JsonProperty("WorkingDir") @Nullable String workingDir,
            @JsonProperty("Entrypoint") List<String> entrypoint,
            @JsonProperty("OnBuild") List<String> onBuild,
            @JsonProperty("Labels") Map<String, String> labels) {

        static Config of(ContainerConfig config) {
            return new Config(
                    config.hostname(),
                    config.domainname(),
                    config.user(),
                    set(config.exposedPorts()),
                    config.env(),
                    config.cmd(),
                    config.image(),
                    set(config.volumes()),
                    config.workingDir(),
                    config.entrypoint(),
                    config.onBuild(),
                    new TreeMap<>(config.labels()));
        }

        ContainerConfig toModel() {
            return new ContainerConfig(
                    hostname,
                    domainname,
                    user,
                    members(exposedPorts),
                    env,
                    entrypoint,
                    cmd,
                    members(volumes),
                    workingDir,
                    image,
                    onBuild,
                    labels);
        }

        private static List<String> members(@Nullable Map<String, Map<String, String>> set) {
            return set == null ? List.of() : set.keySet().stream().sorted().toList();
        }

        /** Go has no sets: Docker writes them as maps to nothing. */
        private static Map<String, Map<String, String>> set(List<String> members) {
            return members.stream()
                    .collect(Collectors.toMap(Function.identity(), member -> Map.of(), (a, b) -> a, TreeMap::new));
        }
    }
}
