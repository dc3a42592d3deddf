package dev.imagestreams.imports.source;

import dev.imagestreams.imports.registry.transport.RegistryAddress;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;

/**
 * The tag of a registry that a pull spec follows, the same for all spellings of it.
 *
 * @param repository with its registry
 * @param tag empty for a pull spec by digest, which follows nothing
 */
public record Upstream(String repository, String tag) {

    private static final Upstream NONE = new Upstream("", "");

    /** Of what cannot be read, an upstream that nothing is ever said about. */
    public static Upstream of(String from) {
        try {
            ImageReference reference = ImageReference.parse(from).withClientDefaults();
            String tag = reference.typedTag().map(TagName::value).orElse("");
            return new Upstream(repository(reference.repository()), tag);
        } catch (ImageStreamException e) {
            return NONE;
        }
    }

    /** How a repository is called, whichever of its registry's names is used. */
    public static String repository(RepositoryName name) {
        RepositoryName full = name.withClientDefaults();
        return RegistryAddress.of(full).name() + '/' + full.path();
    }
}
