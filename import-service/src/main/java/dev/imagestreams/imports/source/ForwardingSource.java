package dev.imagestreams.imports.source;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.util.List;
import java.util.Optional;

/** Asks another source for everything: for those that do one thing more, and only there. */
abstract class ForwardingSource implements ImageSource {

    /** @return whom to ask; called for each question */
    abstract ImageSource source() throws RegistryException;

    @Override
    public Optional<Digest> digestOf(TagName tag) throws RegistryException {
        return source().digestOf(tag);
    }

    @Override
    public FetchedManifest manifest(TagName tag) throws RegistryException {
        return source().manifest(tag);
    }

    @Override
    public FetchedManifest manifest(Digest digest) throws RegistryException {
        return source().manifest(digest);
    }

    @Override
    public List<TagName> tags() throws RegistryException {
        return source().tags();
    }

    @Override
    public List<ReferrerDescriptor> referrers(Digest subject) throws RegistryException {
        return source().referrers(subject);
    }

    @Override
    public byte[] configuration(Digest digest) throws RegistryException {
        return source().configuration(digest);
    }
}
