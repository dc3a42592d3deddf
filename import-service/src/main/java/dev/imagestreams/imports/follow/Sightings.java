package dev.imagestreams.imports.follow;

import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When we first saw what is in repositories. The only clock that policies trust: what images say about their age, anybody
 * can write. What is asked for is seen at the latest now.
 */
public interface Sightings {

    /**
     * @param repository with everything a client would fill in
     * @param listed all tags that it has now; those it had before and has no longer are forgotten
     * @param wanted some of these
     */
    Map<TagName, Instant> ofTags(String repository, List<TagName> listed, Collection<TagName> wanted);

    /** @return those of these tags that were never seen to point anywhere */
    Set<TagName> withoutDigest(String repository, Collection<TagName> tags);

    /** When the tag first pointed there; the first digest of a tag is as old as the tag is. */
    Instant ofDigest(String repository, TagName tag, Digest digest);
}
