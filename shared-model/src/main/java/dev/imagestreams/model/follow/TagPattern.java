package dev.imagestreams.model.follow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.TagName;
import java.util.Optional;

/**
 * What a whole tag has to look like, and which part of it counts: its first group, or all of it if there is none. In the
 * syntax of RE2, which takes time in proportion to the tag, whatever somebody has written.
 */
public final class TagPattern {

    private static final int MAX_LENGTH = 512;

    /** RE2 writes counted repetitions out; those in each other multiply. */
    private static final int MAX_REPETITIONS = 1_000;

    private static final Pattern COUNTED = Pattern.compile("\\{([0-9]+)(?:,([0-9]*))?\\}");

    private final Pattern pattern;

    private TagPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws ImageStreamException {@link ErrorCode#BAD_REQUEST} if the text is no pattern */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TagPattern parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH || repetitions(text) > MAX_REPETITIONS) {
            throw unreadable("it is empty, or too long");
        }
        try {
            return new TagPattern(Pattern.compile(text));
        } catch (PatternSyntaxException e) {
            throw unreadable(String.valueOf(e.getMessage()));
        }
    }

    /** @return what counts of the tag; empty if it does not look like this */
    public Optional<String> match(TagName tag) {
        Matcher matcher = pattern.matcher(tag.value());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
    }

    private static long repetitions(String text) {
        long product = 1;
        Matcher counted = COUNTED.matcher(text);
        while (counted.find() && product <= MAX_REPETITIONS) {
            String most = counted.group(2) == null || counted.group(2).isEmpty() ? counted.group(1) : counted.group(2);
            product *= most.length() > 4 ? MAX_REPETITIONS + 1 : Math.max(1, Long.parseLong(most));
        }
        return product;
    }

    private static ImageStreamException unreadable(String why) {
        return new ImageStreamException(ErrorCode.BAD_REQUEST, "a pattern is a regular expression of RE2: " + why);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TagPattern known && known.toString().equals(toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** As typed. */
    @JsonValue
    @Override
    public String toString() {
        return pattern.pattern();
    }
}
