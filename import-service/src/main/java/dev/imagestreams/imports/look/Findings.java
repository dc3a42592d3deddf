package dev.imagestreams.imports.look;

import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.image.TagName;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Question}.
 *
 * @param images one finding for each image asked for, in order
 * @param repository null if none was asked for
 */
public record Findings(List<Finding> images, @Nullable OfRepository repository) {

    /**
     * A repository's tags, the most wanted first.
     *
     * @param failure why they could not be listed; null when they were
     * @param tags those looked at
     * @param others beyond the limit
     */
    public record OfRepository(Resolution.@Nullable Failure failure, List<Finding> tags, List<TagName> others) {}

    /** Of the images, then of the repository's tags. */
    public List<SourceResult> results() {
        return findings().map(Finding::result).toList();
    }

    /** Whether asking again may end better without anybody changing anything. */
    public boolean passing() {
        boolean unlisted = repository != null
                && repository.failure() != null
                && Objects.requireNonNull(repository.failure()).passing();
        return unlisted || findings().anyMatch(finding -> finding.resolution().passing());
    }

    /** When the registries want to be asked again, if they say so: the latest. */
    public Optional<Duration> retryAfter() {
        Stream<Resolution> unlisted =
                repository == null ? Stream.empty() : Stream.ofNullable((Resolution) repository.failure());
        return Stream.concat(unlisted, findings().map(Finding::resolution))
                .filter(Resolution.Failure.class::isInstance)
                .map(resolution -> ((Resolution.Failure) resolution).retryAfter())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** Of the images, then of the repository's tags. */
    public Stream<Finding> findings() {
        return Stream.concat(images.stream(), repository == null ? Stream.empty() : repository.tags().stream());
    }
}
