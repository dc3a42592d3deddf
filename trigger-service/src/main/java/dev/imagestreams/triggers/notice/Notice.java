package dev.imagestreams.triggers.notice;

import dev.imagestreams.model.ModelJson;
import dev.imagestreams.model.event.ImageChanged;
import dev.imagestreams.model.stream.StreamKey;
import dev.imagestreams.model.stream.StreamTag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one {@code image-changed} event. Both forms are kept as bytes: whoever needs only one does not pay
 * for the other.
 *
 * @param event the event's CloudEvents id, which receivers deduplicate by
 * @param changeJson the {@link ImageChanged}, for topics and dead letters
 * @param body of a webhook: serialised once, and these bytes are signed and sent on every attempt
 * @param cdEvent the body for receivers of CDEvents; null where nobody asked for it
 */
public record Notice(
        UUID event, StreamKey stream, StreamTag tag, byte[] changeJson, byte[] body, byte @Nullable [] cdEvent) {

    public ImageChanged change() {
        try {
            return ModelJson.mapper().readValue(changeJson, ImageChanged.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a notice holds what this service wrote", e);
        }
    }
}
