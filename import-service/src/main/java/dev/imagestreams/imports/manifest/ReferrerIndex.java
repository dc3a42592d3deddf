package dev.imagestreams.imports.manifest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the index in which a registry, or a client under the fallback tag, lists what refers to an image (OCI distribution
 * specification 1.1). An index with something in it that is no descriptor is no index. Only the first {@link #LIMIT} entries
 * count: anybody who may push may refer.
 */
public final class ReferrerIndex {

    /** Referrers noted of one image. */
    public static final int LIMIT = 100;

    private static final int MAX_TYPE = 255;

    /** As written; what makes an image of it is read only to refuse it. */
    private record Document(
            @JsonProperty("mediaType") @Nullable String mediaType,
            @JsonProperty("config") @Nullable Object config,
            @JsonProperty("layers") @Nullable Object layers,
            @JsonProperty("manifests") @Nullable List<@Nullable Entry> manifests) {}

    private record Entry(
            @JsonProperty("mediaType") @Nullable String mediaType,
            @JsonProperty("digest") @Nullable Digest digest,
            @JsonProperty("size") @Nullable Long size,
            @JsonProperty("artifactType") @Nullable String artifactType,
            @JsonProperty("annotations") @Nullable Map<String, @Nullable String> annotations) {}

    private ReferrerIndex() {}

    /** @throws RegistryException if it is none */
    public static List<ReferrerDescriptor> read(byte[] content) throws RegistryException {
        Document document = HostileJson.read(content, Document.class, "index of referrers");
        boolean other = document.mediaType() != null && !MediaTypes.INDEX.contains(document.mediaType());
        if (other || document.manifests() == null || document.config() != null || document.layers() != null) {
            throw RegistryException.unusable("no index of referrers");
        }
        if (!document.manifests().stream().allMatch(ReferrerIndex::isComplete)) {
            throw RegistryException.unusable(
                    "malformed index of referrers: a descriptor needs a media type, a digest and a size");
        }
        return document.manifests().stream()
                .limit(LIMIT)
                .map(Objects::requireNonNull)
                .map(ReferrerIndex::descriptor)
                .toList();
    }

    private static boolean isComplete(@Nullable Entry entry) {
        return entry != null
                && entry.digest() != null
                && entry.size() != null
                && entry.size() >= 0
                && entry.mediaType() != null
                && entry.mediaType().length() <= MAX_TYPE
                && (entry.artifactType() == null || entry.artifactType().length() <= MAX_TYPE);
    }

    private static ReferrerDescriptor descriptor(Entry entry) {
        Map<String, String> annotations = entry.annotations() == null
                ? Map.of()
                : entry.annotations().entrySet().stream()
                        .filter(annotation -> annotation.getValue() != null)
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, annotation -> String.valueOf(annotation.getValue())));
        String artifactType = entry.artifactType();
        return new ReferrerDescriptor(
                Objects.requireNonNull(entry.digest()),
                Objects.requireNonNull(entry.mediaType()),
                artifactType == null || artifactType.isEmpty() ? null : artifactType,
                Objects.requireNonNull(entry.size()),
                annotations);
    }
}
