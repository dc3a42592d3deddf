package dev.imagestreams.model.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.imagestreams.model.follow.FollowPolicy;
import dev.imagestreams.model.image.Platform;
import dev.imagestreams.model.stream.ImportPolicy;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One source to be imported into one tag.
 *
 * @param tag the target; null to look without a tag to put the answer on
 * @param generation the spec tag's generation that wants this; null when a person asked directly. An answer to a
 *     generation the tag has moved on from is ignored.
 * @param from pull spec as typed
 * @param preferred which platform of a manifest list to take in Legacy mode; null takes linux/amd64, else the first
 * @param follow which tag of the source's repository is meant; null for the one the source names, at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TagImport(
        @Nullable StreamTag tag,
        @Nullable Long generation,
        String from,
        ImportPolicy importPolicy,
        ReferencePolicy referencePolicy,
        @Nullable Platform preferred,
        @Nullable FollowPolicy follow) {

    public TagImport {
        Objects.requireNonNull(from);
        importPolicy = importPolicy == null ? ImportPolicy.DEFAULT : importPolicy;
        referencePolicy = referencePolicy == null ? ReferencePolicy.SOURCE : referencePolicy;
    }

    /** Of the tag the source names. */
    public TagImport(
            @Nullable StreamTag tag,
            @Nullable Long generation,
            String from,
            ImportPolicy importPolicy,
            ReferencePolicy referencePolicy,
            @Nullable Platform preferred) {
        this(tag, generation, from, importPolicy, referencePolicy, preferred, null);
    }
}
