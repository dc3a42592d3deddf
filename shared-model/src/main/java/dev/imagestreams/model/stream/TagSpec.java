package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a tag to be: an entry of {@code spec.tags[]}.
 *
 * @param from null for a tag that only carries annotations or is pushed to
 * @param reference the tag only points; it is never imported
 * @param generation the stream's generation at the tag's last change; null until the server sets it, 0 asks for a
 *     re-import
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagSpec(
        StreamTag name,
        @Nullable TagSource from,
        boolean reference,
        @Nullable Long generation,
        ImportPolicy importPolicy,
        ReferencePolicy referencePolicy,
        Map<String, String> annotations) {

    public TagSpec {
        Objects.requireNonNull(name);
        importPolicy = importPolicy == null ? ImportPolicy.DEFAULT : importPolicy;
        referencePolicy = referencePolicy == null ? ReferencePolicy.SOURCE : referencePolicy;
        annotations =
                annotations == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(annotations)));
    }

    public TagSpec withGeneration(@Nullable Long newGeneration) {
        return new TagSpec(name, from, reference, newGeneration, importPolicy, referencePolicy, annotations);
    }

    public TagSpec withSource(TagSource source) {
        return new TagSpec(name, source, reference, generation, importPolicy, referencePolicy, annotations);
    }

    public TagSpec withImportPolicy(ImportPolicy policy) {
        return new TagSpec(name, from, reference, generation, policy, referencePolicy, annotations);
    }

    public TagSpec withAnnotations(Map<String, String> newAnnotations) {
        return new TagSpec(name, from, reference, generation, importPolicy, referencePolicy, newAnnotations);
    }

    /** Whether a registry has to be asked for this tag: an external source that is not a mere reference. */
    public boolean importable() {
        return from instanceof TagSource.DockerImage && !reference;
    }
}
