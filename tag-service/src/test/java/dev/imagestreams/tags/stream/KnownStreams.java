package dev.imagestreams.tags.stream;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lookups in streams held in memory, for testing rules; held to the same contract as the real ones. */
public final class KnownStreams implements Sources {

    private final Map<StreamKey, StreamState> streams = new HashMap<>();

    public static KnownStreams of(StreamState... streams) {
        KnownStreams known = new KnownStreams();
        Stream.of(streams).forEach(stream -> known.streams.put(stream.key(), stream));
        return known;
    }

    @Override
    public boolean exists(StreamKey stream) {
        return streams.containsKey(stream);
    }

    @Override
    public Optional<TagEvent> newest(StreamKey stream, StreamTag tag) {
        return Optional.ofNullable(streams.get(stream)).flatMap(found -> found.newest(tag));
    }

    @Override
    public Set<Digest> images(StreamKey stream) {
        StreamState found = streams.get(stream);
        return found == null
                ? Set.of()
                : found.status().values().stream()
                        .flatMap(state -> state.items().stream())
                        .map(TagEvent::image)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    @Override
    public List<TagEvent> imagesOf(StreamKey stream, String idPrefix) {
        StreamState found = streams.get(stream);
        Optional<String> prefix = ImageId.digestPrefix(idPrefix);
        if (found == null || prefix.isEmpty()) {
            return List.of();
        }
        return List.copyOf(found.status().values().stream()
                .flatMap(state -> state.items().stream())
                .filter(event ->
                        event.image() != null && event.image().toString().startsWith(prefix.get()))
                .sorted(Comparator.comparingLong(TagEvent::position).reversed())
                .collect(Collectors.toMap(TagEvent::image, event -> event, (newest, older) -> newest))
                .values());
    }
}
