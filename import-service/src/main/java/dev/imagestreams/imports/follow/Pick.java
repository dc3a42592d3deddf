package dev.imagestreams.imports.follow;

import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.TagName;
import org.jspecify.annotations.Nullable;

/** What a wish for one of many tags comes to. */
public sealed interface Pick {

    /**
     * @param source to be read
     * @param tag that was picked; null where there was nothing to choose
     */
    record Picked(TagImport source, @Nullable TagName tag) implements Pick {}

    record None(Resolution.Failure failure) implements Pick {}
}
