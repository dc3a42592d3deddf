package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream with its wishes and their outcome, as tag-service answers it. Source: {@code ImageStream} of
 * {@code image.openshift.io/v1}; both tag lists are sorted by name.
 *
 * @param uid identity across deletion and re-creation under the same name
 * @param resourceVersion position of the stream's last change in the total order of all changes
 * @param generation counts changes of the spec
 * @param lookupLocal {@code spec.lookupPolicy.local}
 * @param housekeeping the rest of the metadata
 * @param dockerImageRepository {@code spec.dockerImageRepository}, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageStream(
        StreamKey key,
        UUID uid,
        long resourceVersion,
        long generation,
        Instant created,
        Map<String, String> labels,
        Map<String, String> annotations,
        Housekeeping housekeeping,
        boolean lookupLocal,
        @Nullable String dockerImageRepository,
        List<TagSpec> specTags,
        List<TagStatus> statusTags) {

    public ImageStream {
        Objects.requireNonNull(key);
        Objects.requireNonNull(uid);
        Objects.requireNonNull(created);
        labels = labels == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(labels)));
        annotations =
                annotations == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(annotations)));
        housekeeping = housekeeping == null ? Housekeeping.NONE : housekeeping;
        specTags = specTags == null ? List.of() : List.copyOf(specTags);
        statusTags = statusTags == null ? List.of() : List.copyOf(statusTags);
    }

    public Optional<TagSpec> spec(StreamTag tag) {
        return specTags.stream().filter(spec -> spec.name().equals(tag)).findFirst();
    }

    public Optional<TagStatus> status(StreamTag tag) {
        return statusTags.stream().filter(status -> status.tag().equals(tag)).findFirst();
    }
}
