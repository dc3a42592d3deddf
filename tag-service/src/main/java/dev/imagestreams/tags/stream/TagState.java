package dev.imagestreams.tags.stream;

import dev.imagestreams.model.stream.TagCondition;
import dev.imagestreams.model.stream.TagEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What became of one tag, while rules are applied to its stream. Of the stored history only the newest entry is needed
 * to decide anything, so only that is loaded; entries added since stand in front of it.
 *
 * @param items newest first
 * @param failure why the last import failed, or null when it did not
 * @param pending what the tag would point to if it were not held, or null when nothing waits
 */
public record TagState(List<TagEvent> items, @Nullable TagCondition failure, @Nullable TagEvent pending) {

    public static final TagState EMPTY = new TagState(List.of(), null);

    public TagState {
        items = List.copyOf(items);
    }

    public TagState(List<TagEvent> items, @Nullable TagCondition failure) {
        this(items, failure, null);
    }

    public Optional<TagEvent> newest() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }

    /** The last that came for the tag, whether it points there or a hold stopped it. */
    public Optional<TagEvent> latest() {
        return pending == null ? newest() : Optional.of(pending);
    }

    public TagState withPending(@Nullable TagEvent event) {
        return new TagState(items, failure, event);
    }

    public TagState failed(TagCondition condition) {
        return new TagState(items, condition, pending);
    }

    public TagState succeeded() {
        return failure == null ? this : new TagState(items, null, pending);
    }

    /** The newest entry again, as the answer to a later generation. */
    public TagState refreshed(long generation) {
        return items.isEmpty() || items.get(0).generation() == generation
                ? this
                : new TagState(replaceNewest(items.get(0).withGeneration(generation)), failure, pending);
    }

    /** The generation up to which the tag's wishes have been answered: with an image, even if it waits, or with a failure. */
    public long answeredGeneration() {
        long image =
                Math.max(newest().map(TagEvent::generation).orElse(0L), pending == null ? 0 : pending.generation());
        return failure == null ? image : Math.max(image, failure.generation());
    }

    /**
     * The history rule. An entry equal to the newest in reference and image only refreshes its generation; one that is
     * equal in either corrects the other (so a reference tag, which has no image, keeps one entry); anything else becomes
     * the newest. Any change clears the failure. [7.5]
     *
     * @param position the place a new entry takes
     */
    public TagState with(TagEvent event, long position) {
        if (items.isEmpty()) {
            return new TagState(List.of(event.atPosition(position)), failure, pending);
        }
        TagEvent newest = items.get(0);
        boolean sameReference = newest.reference().equals(event.reference());
        boolean sameImage = Objects.equals(newest.image(), event.image());
        if (sameReference && sameImage && newest.generation() == event.generation()) {
            return this;
        }
        if (sameReference || sameImage) {
            TagEvent corrected = new TagEvent(
                    newest.position(),
                    newest.created(),
                    event.reference(),
                    event.image(),
                    event.generation(),
                    newest.by(),
                    sameImage ? newest.followed() : event.followed());
            return new TagState(replaceNewest(corrected), null, pending);
        }
        List<TagEvent> longer = new ArrayList<>(items.size() + 1);
        longer.add(event.atPosition(position));
        longer.addAll(items);
        return new TagState(longer, null, pending);
    }

    private List<TagEvent> replaceNewest(TagEvent event) {
        List<TagEvent> same = new ArrayList<>(items);
        same.set(0, event);
        return same;
    }
}
