package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;

/**
 * The name of a tag of a stream. Wider than a registry's {@link dev.imagestreams.model.image.TagName}, because
 * OpenShift's server stores any name (only {@code oc tag} checks it): here it must be well-formed text of at most 255
 * characters, not blank, and free of control characters and of the separators {@code :}, {@code @} and {@code /} that
 * would make it unaddressable.
 */
public record StreamTag(@JsonValue String value) implements Comparable<StreamTag> {

    private static final int MAX_LENGTH = 255;

    public StreamTag {
        boolean addressable = !value.isBlank()
                && value.length() <= MAX_LENGTH
                && value.codePoints().allMatch(StreamTag::addressable);
        if (!addressable) {
            throw new ImageStreamException(
                    ErrorCode.BAD_REQUEST,
                    "a tag name has 1 to 255 characters and none of ':', '@', '/' or control characters");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StreamTag parse(String text) {
        return new StreamTag(text);
    }

    private static boolean addressable(int c) {
        // A code point of this type is half a character: it can be neither written as UTF-8 nor stored.
        boolean whole = Character.getType(c) != Character.SURROGATE;
        return whole && c != ':' && c != '@' && c != '/' && !Character.isISOControl(c);
    }

    @Override
    public int compareTo(StreamTag other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
