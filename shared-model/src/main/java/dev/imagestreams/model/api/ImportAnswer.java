package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.Digest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the registries said, in the order asked.
 *
 * @param event id of the {@code digest-resolved} event that is on its way to tag-service (its receipt tells when it is
 *     in the history); null when nothing was published
 * @param repository what became of the whole repository asked for; null when none was
 * @param manifests what was read, by the digest of the image; empty unless asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportAnswer(
        @Nullable UUID event,
        List<SourceResult> results,
        @Nullable Repository repository,
        Map<Digest, RawManifest> manifests) {

    /**
     * A repository's tags, the most wanted first.
     *
     * @param failure why the tags could not be listed; null when they were
     * @param results of the tags that were imported; each source has its tag
     * @param additionalTags tags beyond the limit, which were not imported
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Repository(
            ImportOutcome.@Nullable Failed failure, List<SourceResult> results, List<String> additionalTags) {

        public Repository {
            results = results == null ? List.of() : List.copyOf(results);
            additionalTags = additionalTags == null ? List.of() : List.copyOf(additionalTags);
        }
    }

    /**
     * @param manifest exactly as the registry sent it
     * @param configuration likewise; null for a manifest list
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RawManifest(String manifest, @Nullable String configuration) {}

    public ImportAnswer {
        results = results == null ? List.of() : List.copyOf(results);
        manifests = manifests == null ? Map.of() : Map.copyOf(manifests);
    }

    /** Without a repository and without manifests. */
    public ImportAnswer(@Nullable UUID event, List<SourceResult> results) {
        this(event, results, null, Map.of());
    }
}
