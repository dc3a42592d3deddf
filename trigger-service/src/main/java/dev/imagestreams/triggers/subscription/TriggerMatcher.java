package dev.imagestreams.triggers.subscription;

import dev.imagestreams.model.api.LabelSelector;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamTag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which subscriptions a change concerns. Pure; built for one batch of changes. A change looks only at those that name its
 * stream and tag, its stream, its tag, or neither: four looks into an index, however many subscriptions there are, and
 * then at patterns, selectors and conditions of what it finds.
 */
public final class TriggerMatcher {

    private final Map<Place, List<Watcher>> byPlace = new HashMap<>();

    public TriggerMatcher(List<Subscription> subscriptions) {
        for (Subscription one : subscriptions) {
            Place place =
                    new Place(one.namespace(), one.watch().stream(), one.watch().tag());
            byPlace.computeIfAbsent(place, same -> new ArrayList<>()).add(new Watcher(one));
        }
    }

    /** Those whose consumers are to be told. */
    public List<Subscription> matching(ImageChanged change) {
        return watching(change).stream()
                .filter(one -> reasonAgainst(one, change).isEmpty())
                .toList();
    }

    /** Those that watch the tag, whatever they make of this move. */
    public List<Subscription> watching(ImageChanged change) {
        List<Subscription> found = new ArrayList<>();
        for (Place place : places(change)) {
            for (Watcher watcher : byPlace.getOrDefault(place, List.of())) {
                if (watcher.watches(change)) {
                    found.add(watcher.subscription);
                }
            }
        }
        return found;
    }

    /** Why a watcher would not be told of the move, for a person; empty if it would. */
    public static Optional<String> reasonAgainst(Subscription subscription, ImageChanged change) {
        return subscription.told()
                ? ConditionCheck.reasonAgainst(subscription, change)
                : Optional.of("the trigger is paused");
    }

    private static List<Place> places(ImageChanged change) {
        String namespace = change.stream().namespace();
        String stream = change.stream().name();
        return List.of(
                new Place(namespace, stream, change.tag()),
                new Place(namespace, stream, null),
                new Place(namespace, null, change.tag()),
                new Place(namespace, null, null));
    }

    /** What a subscription names of what it watches. */
    private record Place(String namespace, @Nullable String stream, @Nullable StreamTag tag) {}

    /** A subscription with its pattern ready. */
    private static final class Watcher {

        private final Subscription subscription;
        private final @Nullable TagPattern pattern;
        private final @Nullable LabelSelector selector;

        Watcher(Subscription subscription) {
            String text = subscription.watch().tagPattern();
            this.subscription = subscription;
            this.pattern = text == null ? null : new TagPattern(text);
            this.selector = subscription.watch().selector();
        }

        boolean watches(ImageChanged change) {
            return (pattern == null || pattern.matches(change.tag().value()))
                    && (selector == null || selector.matches(change.streamLabels()));
        }
    }
}
