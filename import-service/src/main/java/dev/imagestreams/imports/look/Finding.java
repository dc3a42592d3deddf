package dev.imagestreams.imports.look;

import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.model.event.SourceResult;
import dev.imagestreams.model.event.TagImport;

/** A source, and how the look at it ended. */
public record Finding(TagImport source, Resolution resolution) {

    public SourceResult result() {
        return new SourceResult(source, resolution.outcome());
    }
}
