package dev.imagestreams.imports.look;

import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.stream.ImportPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A source to be looked at again. Equal ones get the same answer: only what the answer depends on is kept of the source.
 *
 * @param told what the source pointed to when it was last told; null if it never was
 */
public record Known(TagImport source, @Nullable Digest told) {

    public Known {
        ImportPolicy policy = source.importPolicy();
        source = new TagImport(
                null,
                null,
                source.from(),
                new ImportPolicy(policy.insecure(), false, policy.importMode()),
                null,
                source.preferred(),
                source.follow());
    }
}
