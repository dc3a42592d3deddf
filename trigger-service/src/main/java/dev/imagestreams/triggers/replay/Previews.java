package dev.imagestreams.triggers.replay;

import dev.imagestreams.model.api.PreviewCommand;
import dev.imagestreams.model.api.PreviewedTrigger;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.Attribution;
import dev.imagestreams.model.stream.Cause;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.triggers.subscription.Subscription;
import dev.imagestreams.triggers.subscription.TriggerMatcher;
import dev.imagestreams.triggers.subscription.TriggerStore;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells who would be told if a tag moved, and why the others would not. Nothing is kept, and nobody is told. */
@Singleton
public class Previews {

    private final TriggerStore triggers;
    private final ChangeLog log;
    private final Clock clock;

    public Previews(TriggerStore triggers, ChangeLog log, Clock clock) {
        this.triggers = triggers;
        this.log = log;
        this.clock = clock;
    }

    /** Every trigger that watches the tag, by name. */
    @Transactional
    public List<PreviewedTrigger> preview(String namespace, PreviewCommand command) {
        ImageChanged thought = thoughtOf(namespace, command);
        return new TriggerMatcher(triggers.watching(List.of(thought)))
                .watching(thought).stream()
                        .sorted(Comparator.comparing(Subscription::name))
                        .map(one -> previewed(one, thought))
                        .toList();
    }

    private static PreviewedTrigger previewed(Subscription subscription, ImageChanged thought) {
        Optional<String> reason = goesNowhere(thought)
                ? Optional.of("the tag points there already")
                : TriggerMatcher.reasonAgainst(subscription, thought);
        return new PreviewedTrigger(subscription.name(), reason.isEmpty(), reason.orElse(null));
    }

    private static boolean goesNowhere(ImageChanged thought) {
        ImageChanged.Pointer now = thought.current();
        ImageChanged.Pointer before = thought.previous();
        return now == null ? before == null : before != null && Objects.equals(now.digest(), before.digest());
    }

    private ImageChanged thoughtOf(String namespace, PreviewCommand command) {
        StreamKey stream = new StreamKey(namespace, command.stream());
        ImageChanged.Pointer before = log.newest(namespace, command.stream(), command.tag())
                .map(logged -> logged.change().current())
                .orElse(null);
        Map<String, String> labels = command.streamLabels() != null
                ? command.streamLabels()
                : log.newest(namespace, command.stream())
                        .map(logged -> logged.change().streamLabels())
                        .orElse(Map.of());
        return new ImageChanged(
                stream,
                command.tag(),
                0,
                pointer(command, stream, before),
                before,
                new Attribution("system:preview", Cause.TAG),
                clock.instant(),
                labels,
                List.of());
    }

    private static ImageChanged.@Nullable Pointer pointer(
            PreviewCommand command, StreamKey stream, ImageChanged.@Nullable Pointer before) {
        if (command.digest() == null) {
            return null;
        }
        boolean likeBefore = before != null;
        return new ImageChanged.Pointer(
                likeBefore ? before.position() + 1 : 1,
                stream + "@" + command.digest(),
                command.digest(),
                likeBefore ? before.mediaType() : null,
                command.platforms().isEmpty() && likeBefore ? before.platforms() : command.platforms(),
                likeBefore ? before.referencePolicy() : null,
                command.imageLabels().isEmpty() && likeBefore ? before.labels() : command.imageLabels(),
                command.imageConfig().isEmpty() && likeBefore ? before.config() : command.imageConfig());
    }
}
