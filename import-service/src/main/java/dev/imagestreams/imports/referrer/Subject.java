package dev.imagestreams.imports.referrer;

import dev.imagestreams.imports.look.Finding;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.Upstream;
import dev.imagestreams.model.event.ImportOutcome;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.Image;
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

    /** Of a list; few have more, and each costs its registry some requests. */
    private static final int MOST_CHILDREN = 20;

    public Subject {
        Objects.requireNonNull(repository);
        Objects.requireNonNull(digest);
        Objects.requireNonNull(namespace);
    }

    /**
     * Of what was found: the image, the list it was chosen from, because it is lists that are signed, and a list's images, the
     * first ones.
     */
    public static Stream<Subject> of(String namespace, Finding finding) {
        return finding.resolution() instanceof Resolution.Success success
                ? of(namespace, finding.source(), success.source(), success.outcome())
                : Stream.empty();
    }

    /** @param pointedTo what the source itself points to */
    public static Stream<Subject> of(
            String namespace, TagImport source, Digest pointedTo, ImportOutcome.Resolved found) {
        String repository =
                Upstream.repository(ImageReference.parse(source.from()).repository());
        boolean insecure = source.importPolicy().insecure();
        Stream<Digest> children = found.children().stream().limit(MOST_CHILDREN).map(Image::digest);
        return Stream.concat(Stream.of(pointedTo, found.image().digest()), children)
                .distinct()
                .map(digest -> new Subject(repository, digest, insecure, namespace));
    }
}
