package dev.imagestreams.imports.publish;

import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;
import java.util.List;
import java.util.stream.IntStream;

/** Puts questions and answers together. */
public final class Answers {

    private Answers() {}

    /** One result for each source, in order. */
    public static List<SourceResult> of(List<TagImport> sources, List<Resolution> resolutions) {
        return IntStream.range(0, sources.size())
                .mapToObj(
                        i -> new SourceResult(sources.get(i), resolutions.get(i).outcome()))
                .toList();
    }

    /** Those that belong on a tag: the others were asked for out of curiosity and change no stream. */
    public static List<SourceResult> forTags(List<SourceResult> results) {
        return results.stream().filter(result -> result.source().tag() != null).toList();
    }
}
