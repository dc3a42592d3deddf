package dev.imagestreams.model.image;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import java.util.regex.Pattern;

/** A tag of a repository in a registry: {@code [\w][\w.-]{0,127}}, as in the OCI distribution specification. */
public record TagName(@JsonValue String value) implements Comparable<TagName> {

    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    /** Meant when no tag is typed; declared after the grammar that judges it. */
    public static final TagName LATEST = new TagName("latest");

    public TagName {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new ImageStreamException(ErrorCode.BAD_REQUEST, "invalid reference format");
        }
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no tag */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TagName parse(String text) {
        return new TagName(text);
    }

    @Override
    public int compareTo(TagName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
