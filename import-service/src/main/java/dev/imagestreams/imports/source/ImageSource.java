package dev.imagestreams.imports.source;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.manifest.ReferrerIndex;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.util.List;
import java.util.Optional;

/** One repository, as far as an import reads it. Whatever has a digest has been verified against it. */
public interface ImageSource {

    /** @return the digest of what a tag points to, as the registry says; empty if it cannot say without the content */
    Optional<Digest> digestOf(TagName tag) throws RegistryException;

    FetchedManifest manifest(TagName tag) throws RegistryException;

    FetchedManifest manifest(Digest digest) throws RegistryException;

    /** @return every tag of the repository, each once, in no order that means anything */
    List<TagName> tags() throws RegistryException;

    /**
     * @return what the registry lists as referring to a manifest, at most {@link ReferrerIndex#LIMIT}; unverified
     * @throws RegistryException not found, if the registry keeps no such lists
     */
    List<ReferrerDescriptor> referrers(Digest subject) throws RegistryException;

    /** @return the bytes of a configuration blob */
    byte[] configuration(Digest digest) throws RegistryException;
}
