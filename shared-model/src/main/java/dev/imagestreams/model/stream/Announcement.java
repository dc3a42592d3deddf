package dev.imagestreams.model.stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who said that something was pushed, before it was looked at and found. Of what was pushed nothing of this is believed, and
 * whether it was pushed by whom the message names nobody has checked.
 *
 * @param source the source of hooks that said so, as the operator named it; it has proven itself
 * @param actor whom the message names; null if it names nobody
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Announcement(String source, @Nullable String actor) {

    private static final int LONGEST = 256;

    public Announcement {
        Objects.requireNonNull(source);
        actor = readable(actor);
    }

    /** A name as it can be shown: without control characters, and cut where nobody would read on. */
    private static @Nullable String readable(@Nullable String name) {
        if (name == null) {
            return null;
        }
        String visible = name.replaceAll("\\p{Cntrl}", "").strip();
        String cut = visible.length() <= LONGEST ? visible : visible.substring(0, LONGEST);
        return cut.isEmpty() ? null : cut;
    }
}
