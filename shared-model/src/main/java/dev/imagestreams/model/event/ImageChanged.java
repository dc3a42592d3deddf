package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.trace.TraceContext;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tag of a stream points to another image than before.
 *
 * @param resourceVersion the change in the total order of all changes; equal for tags moved by one change
 * @param current what the tag points to now; null when the tag is gone
 * @param previous what it pointed to before; null when it is new
 * @param observedAt when the move was recorded
 * @param streamLabels of the stream when it moved
 * @param causedBy the {@code image-changed} events this one follows from, oldest first: a consumer that was told of one and
 *     pushed because of it names it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImageChanged(
        StreamKey stream,
        StreamTag tag,
        long resourceVersion,
        @Nullable Pointer current,
        @Nullable Pointer previous,
        Attribution by,
        Instant observedAt,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> streamLabels,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<UUID> causedBy)
        implements StreamEvent {

    public ImageChanged {
        Objects.requireNonNull(stream);
        Objects.requireNonNull(tag);
        Objects.requireNonNull(by);
        Objects.requireNonNull(observedAt);
        streamLabels = streamLabels == null ? Map.of() : Map.copyOf(streamLabels);
        causedBy = causedBy == null ? List.of() : CauseChain.newest(causedBy);
    }

    @Override
    public String subject() {
        return stream.name() + ':' + tag;
    }

    public ImageChanged(
            StreamKey stream,
            StreamTag tag,
            long resourceVersion,
            @Nullable Pointer current,
            @Nullable Pointer previous,
            Attribution by,
            Instant observedAt) {
        this(stream, tag, resourceVersion, current, previous, by, observedAt, Map.of(), List.of());
    }

    @Override
    public @Nullable TraceContext trace() {
        return by.trace();
    }

    /** The same, told in the course of other work. */
    public ImageChanged in(@Nullable TraceContext other) {
        return new ImageChanged(
                stream, tag, resourceVersion, current, previous, by.in(other), observedAt, streamLabels, causedBy);
    }

    /**
     * @param position where in the tag's history
     * @param reference pull spec, as a consumer should use it
     * @param digest null for a reference tag
     * @param mediaType of the manifest; null for a reference tag
     * @param platforms what the image runs on
     * @param referencePolicy of the spec tag when it moved; null when there was none, and for what a tag pointed to before
     * @param labels of the image's configuration; of a list those that all its images have
     * @param config what else the image's configuration says ({@link dev.imagestreams.model.image.ConfigTexts}); of a list
     *     what all its images say
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pointer(
            long position,
            String reference,
            @Nullable Digest digest,
            @Nullable String mediaType,
            List<Platform> platforms,
            @Nullable ReferencePolicy referencePolicy,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> config) {
        public Pointer {
            Objects.requireNonNull(reference);
            platforms = platforms == null ? List.of() : List.copyOf(platforms);
            labels = sorted(labels);
            config = sorted(config);
        }

        public Pointer(
                long position,
                String reference,
                @Nullable Digest digest,
                @Nullable String mediaType,
                List<Platform> platforms) {
            this(position, reference, digest, mediaType, platforms, null, Map.of(), Map.of());
        }

        public Pointer(
                long position,
                String reference,
                @Nullable Digest digest,
                @Nullable String mediaType,
                List<Platform> platforms,
                @Nullable ReferencePolicy referencePolicy) {
            this(position, reference, digest, mediaType, platforms, referencePolicy, Map.of(), Map.of());
        }

        /** So that the same is written with the same bytes. */
        private static Map<String, String> sorted(@Nullable Map<String, String> texts) {
            return texts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(texts)));
        }
    }
}
