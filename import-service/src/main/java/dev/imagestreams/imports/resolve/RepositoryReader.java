package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.PullSpecs;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.TagName;
import dev.imagestreams.model.stream.StreamTag;
import java.util.List;

/**
 * Which tags of a repository to import: all are listed, the most wanted are taken. A repository given with a tag or a
 * digest is refused, as OpenShift does.
 */
public final class RepositoryReader {

    /** What listing a repository came to. */
    public sealed interface Listing {

        /** @param others tags beyond the limit */
        record Listed(List<TagImport> sources, List<TagName> others) implements Listing {}

        record Unlisted(Resolution.Failure failure) implements Listing {}
    }

    private final int limit;

    /** @param limit tags taken at most; negative takes all */
    public RepositoryReader(int limit) {
        this.limit = limit < 0 ? Integer.MAX_VALUE : limit;
    }

    public Listing list(RepositoryImport wanted, ImageSources sources) {
        ImageReference reference;
        try {
            reference = PullSpecs.parse(wanted.from());
        } catch (ImageStreamException e) {
            return new Listing.Unlisted(FailureTexts.unreadable(wanted.from(), e));
        }
        if (!(reference instanceof ImageReference.Untagged)) {
            return new Listing.Unlisted(FailureTexts.noRepository(wanted.from()));
        }
        try {
            List<TagName> tags = sources
                    .open(reference.repository(), wanted.importPolicy().insecure())
                    .tags()
                    .stream()
                    .sorted(TagOrder.MOST_WANTED_FIRST)
                    .toList();
            return new Listing.Listed(
                    tags.stream().limit(limit).map(tag -> source(wanted, tag)).toList(),
                    tags.stream().skip(limit).toList());
        } catch (RegistryException e) {
            return new Listing.Unlisted(FailureTexts.of(reference, e));
        }
    }

    private static TagImport source(RepositoryImport wanted, TagName tag) {
        return new TagImport(
                new StreamTag(tag.value()),
                null,
                wanted.from() + ':' + tag,
                wanted.importPolicy(),
                wanted.referencePolicy(),
                null);
    }
}
