package dev.imagestreams.model.event;

import java.util.Objects;

/** One source, and what its registry answered. */
public record SourceResult(TagImport source, ImportOutcome result) {

    public SourceResult {
        Objects.requireNonNull(source);
        Objects.requireNonNull(result);
    }
}
