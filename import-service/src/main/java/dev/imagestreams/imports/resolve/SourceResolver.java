package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.model.event.TagImport;

/** Resolves one source. Never throws for what a registry does or a user has typed: that is a {@link Resolution}. */
@FunctionalInterface
public interface SourceResolver {

    /** @param sources where repositories are found; may remember what other sources of the same request fetched */
    Resolution resolve(TagImport source, ImageSources sources);
}
