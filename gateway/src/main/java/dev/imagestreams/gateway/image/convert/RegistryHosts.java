package dev.imagestreams.gateway.image.convert;

import dev.imagestreams.model.stream.ImageStream;
import dev.imagestreams.model.stream.ReferencePolicy;
import dev.imagestreams.model.stream.StreamTag;
import dev.imagestreams.model.stream.TagEvent;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where streams can be pulled from, if an integrated registry has been named.
 *
 * @param internal host for consumers inside, or null
 * @param external hosts for everybody; the first is shown
 */
public record RegistryHosts(@Nullable String internal, List<String> external) {

    public RegistryHosts {
        external = List.copyOf(external);
    }

    /** {@code status.dockerImageRepository}: the integrated registry's, else the one the stream imports from, else empty. */
    public String repositoryOf(ImageStream stream) {
        if (internal != null) {
            return internal + '/' + stream.key();
        }
        return stream.dockerImageRepository() == null ? "" : stream.dockerImageRepository();
    }

    /** {@code status.publicDockerImageRepository}. */
    public Optional<String> publicRepositoryOf(ImageStream stream) {
        return external.stream().findFirst().map(host -> host + '/' + stream.key());
    }

    /** What consumers of a tag shall pull: by its reference policy, where the image came from or the integrated registry. */
    String pullSpec(ImageStream stream, StreamTag tag, TagEvent event) {
        boolean local = stream.spec(tag)
                .filter(spec -> spec.referencePolicy() == ReferencePolicy.LOCAL)
                .isPresent();
        String repository = repositoryOf(stream);
        return local && !repository.isEmpty() && event.image() != null
                ? repository + '@' + event.image()
                : event.reference();
    }
}
