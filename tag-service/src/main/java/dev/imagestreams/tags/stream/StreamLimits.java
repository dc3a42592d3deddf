package dev.imagestreams.tags.stream;

import dev.imagestreams.model.api.NamespaceLimits;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSource;
import dev.imagestreams.model.stream.TagSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream may grow. A limit counts only when the set it limits grows, so that a stream which was too large before
 * there was a limit can still be changed, and made smaller. [13]
 */
final class StreamLimits {

    private final NamespaceLimits limits;
    private final Sources sources;

    StreamLimits(NamespaceLimits limits, Sources sources) {
        this.limits = limits;
        this.sources = sources;
    }

    /** What the stream may not become, in OpenShift's words, or empty if it may. */
    Optional<String> exceeded(StreamState before, StreamState after) {
        List<String> exceeded = new ArrayList<>();
        images(before, after).ifPresent(exceeded::add);
        imageTags(before, after).ifPresent(exceeded::add);
        if (exceeded.isEmpty()) {
            return Optional.empty();
        }
        String all = exceeded.size() == 1 ? exceeded.get(0) : '[' + String.join(", ", exceeded) + ']';
        return Optional.of("ImageStream.image.openshift.io \"" + after.key().name() + "\" is forbidden: " + all);
    }

    private Optional<String> images(StreamState before, StreamState after) {
        if (limits.images() == null) {
            return Optional.empty();
        }
        Set<Digest> known = images(before);
        Set<Digest> wanted = images(after);
        if (known.containsAll(wanted)) {
            return Optional.empty();
        }
        // Of the history only a part may be loaded; the rest of it stays as it is.
        Set<Digest> all = before.exists() ? new HashSet<>(sources.images(before.key())) : new HashSet<>();
        boolean grows = !all.containsAll(wanted);
        known.removeAll(wanted);
        all.removeAll(known);
        all.addAll(wanted);
        return grows ? exceeded("openshift.io/images", all.size(), limits.images()) : Optional.empty();
    }

    private Optional<String> imageTags(StreamState before, StreamState after) {
        if (limits.imageTags() == null) {
            return Optional.empty();
        }
        Set<String> references = references(after);
        return references(before).containsAll(references)
                ? Optional.empty()
                : exceeded("openshift.io/image-tags", references.size(), limits.imageTags());
    }

    private static Optional<String> exceeded(String resource, int used, long most) {
        return used <= most
                ? Optional.empty()
                : Optional.of("requested usage of " + resource
                        + " exceeds the maximum limit per openshift.io/ImageStream (" + used + " > " + most + ')');
    }

    /** What waits counts already, so that a hold can always end. */
    private static Set<Digest> images(StreamState stream) {
        return stream.status().values().stream()
                .flatMap(state -> Stream.concat(state.items().stream(), Stream.ofNullable(state.pending())))
                .map(TagEvent::image)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> references(StreamState stream) {
        return stream.spec().values().stream()
                .filter(tag -> tag.from() != null)
                .map(tag -> reference(stream.key(), tag))
                .collect(Collectors.toSet());
    }

    /** Two spellings of one source are one reference. */
    private static String reference(StreamKey stream, TagSpec tag) {
        @Nullable TagSource from = tag.from();
        try {
            return from instanceof TagSource.DockerImage
                    ? ImageReference.parse(from.name()).withClientDefaults().toString()
                    : String.valueOf(SourceName.of(stream, tag.name(), Objects.requireNonNull(from)));
        } catch (ImageStreamException e) {
            return String.valueOf(from);
        }
    }
}
