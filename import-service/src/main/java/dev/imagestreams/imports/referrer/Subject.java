package dev.imagestreams.imports.referrer;

import dev.imagestreams.imports.look.Finding;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.ImageReference;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * An image whose referrers are wanted.
 *
 * @param repository with its registry, in the one spelling of {@link Upstream#repository}
 * @param insecure whether TLS may go unverified, and plain http be used
 * @param namespace that imported it, and whose accounts may be used
 */
public record Subject(String repository, Digest digest, boolean insecure, String namespace) {

    public Subject {
        Objects.requireNonNull(repository);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(namespace);
    }

    /** Of what was found: the image, and the list it was chosen from, because it is lists that are signed. */
    public static Stream<Subject> of(String namespace, Finding finding) {
        return finding.resolution() instanceof Resolution.Success success
                ? of(
                        namespace,
                        finding.source(),
                        success.source(),
                        success.outcome().image().digest())
                : Stream.empty();
    }

    /**
     * @param source that could be read
     * @param digests what it led to
     */
    public static Stream<Subject> of(String namespace, TagImport source, Digest... digests) {
        String repository =
                Upstream.repository(ImageReference.parse(source.from()).repository());
        return Stream.of(digests)
                .distinct()
                .map(digest ->
                        new Subject(repository, digest, source.importPolicy().insecure(), namespace));
    }
}
