package dev.imagestreams.tags.stream;

import dev.imagestreams.model.error.FieldError;
import dev.imagestreams.model.event.CurrentTag;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The annotations of holds as they are written: which may be, which the server keeps, and which it writes itself. */
final class HoldWords {

    /** Of a reason that is told with every state of a tag. */
    private static final int LONGEST_REASON = 1_000;

    private HoldWords() {}

    /** What is wrong with words that are new; what is stored already is not looked at again. */
    static List<FieldError> errors(StreamState before, Map<StreamTag, TagSpec> wanted) {
        List<FieldError> errors = new ArrayList<>();
        wanted.forEach((name, tag) -> {
            Map<String, String> words = words(tag);
            if (!words.equals(words(before.spec().get(name)))) {
                errors.addAll(Hold.validate(words, "spec.tags[" + name + "].annotations"));
            }
        });
        return errors;
    }

    /**
     * A tag that is replaced by itself and says nothing of a hold stays held: {@code oc tag} replaces tags without looking,
     * and would end every hold in passing.
     */
    static TagSpec kept(@Nullable TagSpec old, TagSpec tag, Instant now) {
        boolean held =
                old != null && Hold.of(old).filter(hold -> hold.inForce(now)).isPresent();
        if (!held || tag.annotations().containsKey(Hold.HOLD)) {
            return tag;
        }
        Map<String, String> annotations = new TreeMap<>(tag.annotations());
        annotations.putAll(words(old));
        return tag.withAnnotations(annotations);
    }

    /** The same tags with who holds them and since when, whatever the client says about that. */
    static Map<StreamTag, TagSpec> stamped(
            StreamState before, Map<StreamTag, TagSpec> wanted, String actor, Instant now) {
        Map<StreamTag, TagSpec> result = new TreeMap<>(wanted);
        result.replaceAll((name, tag) -> stamped(before.spec().get(name), tag, actor, now));
        return result;
    }

    /** What everybody may know of the hold a spec tag asks for, whether or not its time is over; null if it asks for none. */
    static CurrentTag.@Nullable Hold told(TagSpec tag) {
        Map<String, String> words = tag.annotations();
        String reason = words.get(Hold.REASON);
        return Hold.of(tag)
                .map(hold -> new CurrentTag.Hold(
                        hold.until(),
                        reason == null ? null : beginning(reason),
                        words.get(Hold.BY),
                        Hold.time(words.getOrDefault(Hold.SINCE, "")).orElse(null)))
                .orElse(null);
    }

    /** Counted in characters, so that none is cut in half. */
    private static String beginning(String reason) {
        return reason.codePointCount(0, reason.length()) <= LONGEST_REASON
                ? reason
                : reason.substring(0, reason.offsetByCodePoints(0, LONGEST_REASON));
    }

    private static TagSpec stamped(@Nullable TagSpec old, TagSpec tag, String actor, Instant now) {
        Map<String, String> annotations = new TreeMap<>(tag.annotations());
        annotations.remove(Hold.BY);
        annotations.remove(Hold.SINCE);
        if (Hold.of(tag).isPresent()) {
            Map<String, String> known = old == null ? Map.of() : old.annotations();
            boolean same = words(tag).equals(words(old));
            boolean held = old != null
                    && Hold.of(old).filter(hold -> hold.inForce(now)).isPresent();
            String since = now.truncatedTo(ChronoUnit.SECONDS).toString();
            annotations.put(Hold.BY, same ? known.getOrDefault(Hold.BY, actor) : actor);
            annotations.put(Hold.SINCE, same || held ? known.getOrDefault(Hold.SINCE, since) : since);
        }
        return annotations.equals(tag.annotations()) ? tag : tag.withAnnotations(annotations);
    }

    private static Map<String, String> words(@Nullable TagSpec tag) {
        Map<String, String> words = new TreeMap<>(tag == null ? Map.of() : tag.annotations());
        words.keySet().retainAll(Hold.WORDS);
        return words;
    }
}
