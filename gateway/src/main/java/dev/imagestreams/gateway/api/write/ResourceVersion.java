package dev.imagestreams.gateway.api.write;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.error.ImageStreamException;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The version a write is for: opaque to clients, a number to us. */
public final class ResourceVersion {

    private static final String FIELD = "metadata.resourceVersion";

    private ResourceVersion() {}

    /** Empty when the object names none. */
    public static OptionalLong of(ObjectMeta metadata) {
        return parse(metadata.getResourceVersion());
    }

    /** @throws ImageStreamException {@code INVALID} if the object names none */
    public static long required(ObjectMeta metadata) {
        return of(metadata)
                .orElseThrow(() -> ImageStreamException.invalid(
                        List.of(FieldError.invalid(FIELD, "", "must be specified for an update"))));
    }

    /** Null when there is none. */
    public static @Nullable Long orNull(@Nullable String text) {
        OptionalLong version = parse(text);
        return version.isPresent() ? version.getAsLong() : null;
    }

    private static OptionalLong parse(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            throw ImageStreamException.invalid(List.of(FieldError.invalid(FIELD, text, "must be a number")));
        }
    }
}
