package dev.imagestreams.model.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.stream.StreamTag;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger watches, within its namespace. Every part that is given narrows it.
 *
 * @param stream one stream; null means every one
 * @param tag one tag; null means every one
 * @param tagPattern tags of this form, where {@code *} stands for any characters and {@code ?} for one; not beside a tag
 * @param selector streams with these labels; not beside a stream
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TriggerWatch(
        @Nullable String stream,
        @Nullable StreamTag tag,
        @Nullable String tagPattern,
        @Nullable LabelSelector selector) {

    /** Everything in the namespace. */
    public static final TriggerWatch EVERYTHING = new TriggerWatch(null, null, null, null);

    public static TriggerWatch of(@Nullable String stream, @Nullable StreamTag tag) {
        return new TriggerWatch(stream, tag, null, null);
    }
}
