package dev.imagestreams.tags.stream;

import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.model.stream.TagStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stream while rules are applied to it. Immutable; each step returns the next state.
 *
 * @param resourceVersion of the change that stored it; 0 while it has none
 * @param generation counts changes of the spec; 0 when there is no such stream yet
 * @param lastPosition the highest position in the stream's history, over all its tags
 */
public record StreamState(
        StreamKey key,
        UUID uid,
        long resourceVersion,
        long generation,
        Instant created,
        Metadata metadata,
        boolean lookupLocal,
        @Nullable String dockerImageRepository,
        SortedMap<StreamTag, TagSpec> spec,
        SortedMap<StreamTag, TagState> status,
        long lastPosition) {

    public StreamState {
        spec = Collections.unmodifiableSortedMap(new TreeMap<>(spec));
        status = Collections.unmodifiableSortedMap(new TreeMap<>(status));
    }

    /** A stream that does not exist yet. */
    public static StreamState absent(StreamKey key, UUID uid, Instant now) {
        return new StreamState(key, uid, 0, 0, now, Metadata.NONE, false, null, new TreeMap<>(), new TreeMap<>(), 0);
    }

    public Map<String, String> annotations() {
        return metadata.annotations();
    }

    public boolean exists() {
        return generation > 0;
    }

    public Optional<TagSpec> specOf(StreamTag tag) {
        return Optional.ofNullable(spec.get(tag));
    }

    public TagState statusOf(StreamTag tag) {
        return status.getOrDefault(tag, TagState.EMPTY);
    }

    public Optional<TagEvent> newest(StreamTag tag) {
        return statusOf(tag).newest();
    }

    public StreamState withMetadata(Metadata other) {
        return new StreamState(
                key,
                uid,
                resourceVersion,
                generation,
                created,
                other,
                lookupLocal,
                dockerImageRepository,
                spec,
                status,
                lastPosition);
    }

    /** Marked as being deleted, if it is not yet: as Kubernetes does it, that is a new generation. */
    public StreamState markedDeleted(Instant now) {
        return metadata.isBeingDeleted()
                ? this
                : withMetadata(metadata.markedDeleted(now)).withGeneration(generation + 1);
    }

    public StreamState withAnnotation(String name, String value) {
        return withMetadata(metadata.withAnnotation(name, value));
    }

    public StreamState withSpec(boolean local, @Nullable String repository, Map<StreamTag, TagSpec> tags) {
        return with(local, repository, new TreeMap<>(tags), status, lastPosition);
    }

    public StreamState withSpec(TagSpec tag) {
        Map<StreamTag, TagSpec> tags = new TreeMap<>(spec);
        tags.put(tag.name(), tag);
        return withSpec(lookupLocal, dockerImageRepository, tags);
    }

    public StreamState withGeneration(long newGeneration) {
        return copy(resourceVersion, newGeneration, lookupLocal, dockerImageRepository, spec, status, lastPosition);
    }

    public StreamState withResourceVersion(long newResourceVersion) {
        return copy(newResourceVersion, generation, lookupLocal, dockerImageRepository, spec, status, lastPosition);
    }

    /** The same stream with the outcome of all its tags, as loaded. */
    public StreamState withStatus(SortedMap<StreamTag, TagState> newStatus) {
        return with(lookupLocal, dockerImageRepository, spec, newStatus, lastPosition);
    }

    public StreamState withStatus(StreamTag tag, TagState state) {
        SortedMap<StreamTag, TagState> changed = new TreeMap<>(status);
        changed.put(tag, state);
        return with(lookupLocal, dockerImageRepository, spec, changed, lastPosition);
    }

    /** The stream's metadata, spec and lookup policy, and another outcome, whose highest position is given. */
    public StreamState withStatus(SortedMap<StreamTag, TagState> newStatus, long newLastPosition) {
        return with(lookupLocal, dockerImageRepository, spec, newStatus, newLastPosition);
    }

    /** Adds an entry to a tag's history by the history rule of {@link TagState#with}. */
    public StreamState withEvent(StreamTag tag, TagEvent event) {
        TagState before = statusOf(tag);
        TagState after = before.with(event, lastPosition + 1);
        if (after == before) {
            return this;
        }
        long position = Math.max(lastPosition, after.items().get(0).position());
        SortedMap<StreamTag, TagState> changed = new TreeMap<>(status);
        changed.put(tag, after);
        return with(lookupLocal, dockerImageRepository, spec, changed, position);
    }

    /** Lets an entry wait instead of what waits for the tag; the same again only refreshes its generation. */
    StreamState withPending(StreamTag tag, TagEvent event) {
        TagState state = statusOf(tag);
        TagEvent waiting = state.pending();
        boolean known = waiting != null && waiting.samePointer(event);
        TagEvent next = known ? waiting.withGeneration(event.generation()) : event.atPosition(lastPosition + 1);
        return withStatus(tag, state.withPending(next)).atPosition(Math.max(lastPosition, next.position()));
    }

    StreamState withoutPending(StreamTag tag) {
        TagState state = status.get(tag);
        return state == null || state.pending() == null ? this : withStatus(tag, state.withPending(null));
    }

    private StreamState atPosition(long position) {
        return with(lookupLocal, dockerImageRepository, spec, status, position);
    }

    /** Without a tag's wish and without its outcome. */
    public StreamState without(StreamTag tag) {
        SortedMap<StreamTag, TagSpec> fewer = new TreeMap<>(spec);
        SortedMap<StreamTag, TagState> less = new TreeMap<>(status);
        fewer.remove(tag);
        less.remove(tag);
        return with(lookupLocal, dockerImageRepository, fewer, less, lastPosition);
    }

    /** The same stream with the newest entry of each tag's history only. */
    public StreamState newestOnly() {
        SortedMap<StreamTag, TagState> newest = new TreeMap<>(status);
        newest.replaceAll((tag, state) ->
                new TagState(state.newest().map(List::of).orElse(List.of()), state.failure(), state.pending()));
        return withStatus(newest);
    }

    /** The same stream as if it had this tag only, or none. */
    public StreamState only(@Nullable StreamTag tag) {
        SortedMap<StreamTag, TagSpec> oneSpec = new TreeMap<>(spec);
        SortedMap<StreamTag, TagState> oneStatus = new TreeMap<>(status);
        oneSpec.keySet().removeIf(other -> !other.equals(tag));
        oneStatus.keySet().removeIf(other -> !other.equals(tag));
        return with(lookupLocal, dockerImageRepository, oneSpec, oneStatus, lastPosition);
    }

    /** As other services see it, with as much of its history as is loaded. */
    public ImageStream view() {
        return new ImageStream(
                key,
                uid,
                resourceVersion,
                generation,
                created,
                metadata.labels(),
                metadata.annotations(),
                metadata.housekeeping(),
                lookupLocal,
                dockerImageRepository,
                List.copyOf(spec.values()),
                status.entrySet().stream()
                        .map(entry -> new TagStatus(
                                entry.getKey(),
                                entry.getValue().items(),
                                entry.getValue().failure(),
                                entry.getValue().pending()))
                        .toList());
    }

    private StreamState with(
            boolean newLookupLocal,
            @Nullable String newRepository,
            SortedMap<StreamTag, TagSpec> newSpec,
            SortedMap<StreamTag, TagState> newStatus,
            long newLastPosition) {
        return copy(resourceVersion, generation, newLookupLocal, newRepository, newSpec, newStatus, newLastPosition);
    }

    /** Everything but who the stream is and what its metadata says. */
    private StreamState copy(
            long newResourceVersion,
            long newGeneration,
            boolean newLookupLocal,
            @Nullable String newRepository,
            SortedMap<StreamTag, TagSpec> newSpec,
            SortedMap<StreamTag, TagState> newStatus,
            long newLastPosition) {
        return new StreamState(
                key,
                uid,
                newResourceVersion,
                newGeneration,
                created,
                metadata,
                newLookupLocal,
                newRepository,
                newSpec,
                newStatus,
                newLastPosition);
    }
}
