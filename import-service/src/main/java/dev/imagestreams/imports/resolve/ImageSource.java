package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.util.Optional;

/** One repository, as far as an import reads it. Whatever has a digest has been verified against it. */
public interface ImageSource {

    /** @return the digest of what a tag points to, as the registry says; empty if it cannot say without the content */
    Optional<Digest> digestOf(TagName tag) throws RegistryException;

    FetchedManifest manifest(TagName tag) throws RegistryException;

    FetchedManifest manifest(Digest digest) throws RegistryException;

    /** @return the bytes of a configuration blob */
    byte[] configuration(Digest digest) throws RegistryException;
}
