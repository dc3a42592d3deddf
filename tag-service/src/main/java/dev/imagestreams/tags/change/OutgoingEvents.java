package dev.imagestreams.tags.change;

import dev.imagestreams.model.api.StoredImage;
import dev.imagestreams.model.event.EventType;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.StreamEvent;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
import dev.imagestreams.model.image.ImageManifest;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.TagEvent;
import dev.imagestreams.model.stream.TagSpec;
import dev.imagestreams.tags.image.ImageStore;
import dev.imagestreams.tags.image.SharedConfig;
import dev.imagestreams.tags.stream.ImportWishes;
import dev.imagestreams.tags.stream.StreamTransition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which events a batch of changes causes: an import request if the stream wants one, and one event per tag that moved. */
@ApplicationScoped
public class OutgoingEvents {

    private final ImageStore images;

    public OutgoingEvents(ImageStore images) {
        this.images = images;
    }

    List<OutgoingEvent> causedBy(List<NumberedTransition> changes) {
        Map<Digest, StoredImage> known = images(changes);
        List<OutgoingEvent> events = new ArrayList<>();
        for (NumberedTransition entry : changes) {
            int first = events.size();
            ImportWishes.of(entry.change(), entry.resourceVersion())
                    .ifPresent(wish -> events.add(event(entry, 0, EventType.IMPORT_REQUESTED, wish)));
            for (StreamTransition.Move move : entry.change().moves()) {
                ImageChanged change = imageChanged(entry, move, known);
                events.add(event(entry, events.size() - first, EventType.IMAGE_CHANGED, change));
            }
        }
        return events;
    }

    /** Those that tags moved to or from, and those in them. */
    private Map<Digest, StoredImage> images(List<NumberedTransition> changes) {
        Map<Digest, StoredImage> known = new HashMap<>(images.find(changes.stream()
                .flatMap(entry -> entry.change().moves().stream())
                .flatMap(move -> Stream.of(move.from(), move.to()))
                .filter(Objects::nonNull)
                .map(TagEvent::image)
                .filter(Objects::nonNull)
                .distinct()
                .toList()));
        List<Digest> children = known.values().stream()
                .flatMap(stored -> SharedConfig.children(stored.image()))
                .distinct()
                .toList();
        if (!children.isEmpty()) {
            known.putAll(images.find(children));
        }
        return known;
    }

    private static ImageChanged imageChanged(
            NumberedTransition entry, StreamTransition.Move move, Map<Digest, StoredImage> known) {
        StreamTransition change = entry.change();
        Attribution by = move.to() == null ? change.by() : move.to().by();
        return new ImageChanged(
                change.before().key(),
                move.tag(),
                entry.resourceVersion(),
                pointer(move.to(), policy(change, move), true, known),
                pointer(move.from(), null, move.to() == null, known),
                by.withoutCauses().in(change.by().trace()),
                change.at(),
                (change.after() == null ? change.before() : change.after())
                        .metadata()
                        .labels(),
                // Of the act, not of the entry: one that is corrected in place keeps whom it was made by.
                change.by().causedBy());
    }

    private static @Nullable ReferencePolicy policy(StreamTransition change, StreamTransition.Move move) {
        TagSpec spec = change.after() == null ? null : change.after().spec().get(move.tag());
        return spec == null ? null : spec.referencePolicy();
    }

    /** @param asked whether it is the one that conditions ask about */
    private static ImageChanged.@Nullable Pointer pointer(
            @Nullable TagEvent event, @Nullable ReferencePolicy policy, boolean asked, Map<Digest, StoredImage> known) {
        if (event == null) {
            return null;
        }
        StoredImage stored = event.image() == null ? null : known.get(event.image());
        Image image = stored == null ? null : stored.image();
        SharedConfig said = image == null ? SharedConfig.NONE : SharedConfig.of(image, known);
        return new ImageChanged.Pointer(
                event.position(),
                event.reference(),
                event.image(),
                image == null ? null : image.mediaType(),
                image == null ? List.of() : platforms(image),
                policy,
                said.labels(),
                asked ? said.texts() : Map.of());
    }

    private static List<Platform> platforms(Image image) {
        return image.manifests().isEmpty()
                ? List.of(image.config().platform())
                : image.manifests().stream().map(ImageManifest::platform).toList();
    }

    private static OutgoingEvent event(NumberedTransition entry, int ordinal, EventType kind, StreamEvent event) {
        return new OutgoingEvent(
                entry.resourceVersion(),
                ordinal,
                kind,
                UUID.randomUUID(),
                entry.change().at(),
                event);
    }
}
