package dev.imagestreams.imports.publish;

import dev.imagestreams.model.event.SourceResult;
import java.util.List;

/** What of an answer is told. */
public final class Answers {

    private Answers() {}

    /** Those that belong on a tag: the others were asked for out of curiosity and change no stream. */
    public static List<SourceResult> forTags(List<SourceResult> results) {
        return results.stream().filter(result -> result.source().tag() != null).toList();
    }
}
