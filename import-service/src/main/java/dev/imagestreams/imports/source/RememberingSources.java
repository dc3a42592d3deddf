package dev.imagestreams.imports.source;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers, for the length of one request, what was already fetched by digest: many tags of a stream share a platform's
 * image or a configuration. Only small content and only so much of it, because a request may name very many sources.
 */
public final class RememberingSources implements ImageSources {

    private static final int MAX_CONTENT = 64 * 1024;
    private static final int MAX_ENTRIES = 256;

    private record Key(RepositoryName repository, boolean insecure, Digest digest) {}

    private final ImageSources sources;
    private final Map<Key, FetchedManifest> manifests = new ConcurrentHashMap<>();
    private final Map<Key, byte[]> configurations = new ConcurrentHashMap<>();

    public RememberingSources(ImageSources sources) {
        this.sources = sources;
    }

    @Override
    public ImageSource open(RepositoryName repository, boolean insecure) throws RegistryException {
        return new Remembering(repository, insecure, sources.open(repository, insecure));
    }

    private final class Remembering extends ForwardingSource {

        private final RepositoryName repository;
        private final boolean insecure;
        private final ImageSource source;

        private Remembering(RepositoryName repository, boolean insecure, ImageSource source) {
            this.repository = repository;
            this.insecure = insecure;
            this.source = source;
        }

        @Override
        ImageSource source() {
            return source;
        }

        @Override
        public FetchedManifest manifest(TagName tag) throws RegistryException {
            return remember(source.manifest(tag));
        }

        @Override
        public FetchedManifest manifest(Digest digest) throws RegistryException {
            FetchedManifest known = manifests.get(key(digest));
            return known != null ? known : remember(source.manifest(digest));
        }

        @Override
        public byte[] configuration(Digest digest) throws RegistryException {
            byte[] known = configurations.get(key(digest));
            if (known != null) {
                return known;
            }
            byte[] content = source.configuration(digest);
            if (content.length <= MAX_CONTENT && configurations.size() < MAX_ENTRIES) {
                configurations.put(key(digest), content);
            }
            return content;
        }

        private FetchedManifest remember(FetchedManifest manifest) {
            if (manifest.content().length <= MAX_CONTENT && manifests.size() < MAX_ENTRIES) {
                manifests.put(key(manifest.digest()), manifest);
            }
            return manifest;
        }

        private Key key(Digest digest) {
            return new Key(repository.withClientDefaults(), insecure, digest);
        }
    }
}
