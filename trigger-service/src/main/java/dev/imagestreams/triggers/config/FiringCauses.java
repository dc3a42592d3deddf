package dev.imagestreams.triggers.config;

import dev.imagestreams.model.event.CauseChain;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.event.ImageChanged.Pointer;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.triggers.pointer.TagKey;
import dev.imagestreams.triggers.pointer.TagMove;
import dev.imagestreams.triggers.pointer.TagPointer;
import dev.imagestreams.triggers.pointer.TagPointers;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Because of which move a config fires, and from which others that one follows. */
@Singleton
class FiringCauses {

    private static final Attribution BY = new Attribution("system:image-trigger", Cause.TAG);

    private final TagPointers pointers;

    FiringCauses(TagPointers pointers) {
        this.pointers = pointers;
    }

    /**
     * @param causes what whoever acts on it names as its reason
     * @param event of the change; empty if it is not known any more
     */
    record FiringCause(ImageChanged change, List<UUID> causes, Optional<UUID> event) {

        static FiringCause of(TagMove move) {
            return new FiringCause(
                    move.change(), CauseChain.following(move.event(), move.change()), Optional.of(move.event()));
        }
    }

    /** The move of one of these tags that is just being learned of; else the newest there was. */
    Optional<FiringCause> of(Set<TagKey> tags, Map<TagKey, TagMove> wave, Map<TagKey, TagPointer> known) {
        return wave.entrySet().stream()
                .filter(move -> tags.contains(move.getKey()))
                .map(move -> FiringCause.of(move.getValue()))
                .findFirst()
                .or(() -> newest(tags, known));
    }

    /** What made one of these tags point where it does, most recently. */
    Optional<FiringCause> newest(Set<TagKey> tags, Map<TagKey, TagPointer> known) {
        return pointers.logged(tags).stream()
                .max(Comparator.comparingLong(move -> move.change().resourceVersion()))
                .map(FiringCause::of)
                .or(() -> known.values().stream()
                        .filter(pointer -> tags.contains(pointer.key()))
                        .max(Comparator.comparing(TagPointer::moved))
                        .map(pointer -> new FiringCause(asChange(pointer), List.of(), Optional.empty())));
    }

    private static ImageChanged asChange(TagPointer pointer) {
        return new ImageChanged(
                pointer.key().stream(),
                pointer.key().tag(),
                0,
                new Pointer(0, pointer.reference(), pointer.digest(), null, List.of(), pointer.policy()),
                null,
                BY,
                pointer.moved());
    }
}
