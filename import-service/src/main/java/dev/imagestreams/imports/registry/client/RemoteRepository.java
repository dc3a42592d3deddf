package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.TagName;
import java.util.List;
import java.util.Optional;

/** One repository of a registry we have a session with. Forgets the session when its connection fails. */
final class RemoteRepository implements ImageSource {

    private final RegistrySession session;
    private final RegistrySessions sessions;
    private final ManifestEndpoint manifests;
    private final BlobEndpoint blobs;
    private final TagListEndpoint tags;
    private final ReferrersEndpoint referrers;

    RemoteRepository(
            RegistrySession session,
            RegistrySessions sessions,
            ManifestEndpoint manifests,
            BlobEndpoint blobs,
            TagListEndpoint tags,
            ReferrersEndpoint referrers) {
        this.session = session;
        this.sessions = sessions;
        this.manifests = manifests;
        this.blobs = blobs;
        this.tags = tags;
        this.referrers = referrers;
    }

    @Override
    public Optional<Digest> digestOf(TagName tag) throws RegistryException {
        return watched(() -> manifests.head(tag));
    }

    @Override
    public FetchedManifest manifest(TagName tag) throws RegistryException {
        return watched(() -> manifests.get(tag));
    }

    @Override
    public FetchedManifest manifest(Digest digest) throws RegistryException {
        return watched(() -> manifests.get(digest));
    }

    @Override
    public List<ReferrerDescriptor> referrers(Digest subject) throws RegistryException {
        return watched(() -> referrers.list(subject));
    }

    @Override
    public byte[] configuration(Digest digest) throws RegistryException {
        return watched(() -> blobs.get(digest));
    }

    @Override
    public List<TagName> tags() throws RegistryException {
        return watched(tags::list);
    }

    private interface Call<T> {
        T send() throws RegistryException;
    }

    private <T> T watched(Call<T> call) throws RegistryException {
        try {
            return call.send();
        } catch (RegistryException e) {
            if (e.beforeHttp()) {
                sessions.forget(session);
            }
            throw e;
        }
    }
}
