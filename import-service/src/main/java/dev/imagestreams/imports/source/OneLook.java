package dev.imagestreams.imports.source;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What many want to know of a repository is asked once: the answer about a tag, a refusal too, holds for the whole look,
 * so that all get the same. What is read by digest is left to whoever remembers that. Questions about tags wait for each
 * other.
 */
public final class OneLook implements ImageSources {

    private record Key(RepositoryName repository, boolean insecure, String question) {}

    /** An answer, or why there is none. */
    private sealed interface Heard<T> {
        record Answer<T>(T value) implements Heard<T> {}

        record Refusal<T>(RegistryException reason) implements Heard<T> {}
    }

    private interface Call<T> {
        T send() throws RegistryException;
    }

    private final ImageSources sources;
    private final Map<Key, Heard<Optional<Digest>>> digests = new HashMap<>();
    private final Map<Key, Heard<FetchedManifest>> manifests = new HashMap<>();
    private final Map<Key, Heard<List<TagName>>> lists = new HashMap<>();

    public OneLook(ImageSources sources) {
        this.sources = sources;
    }

    @Override
    public ImageSource open(RepositoryName repository, boolean insecure) {
        return new Repository(repository, insecure);
    }

    private static <T> T ask(Map<Key, Heard<T>> heard, Key key, Call<T> call) throws RegistryException {
        Heard<T> known;
        synchronized (heard) {
            known = heard.get(key);
            if (known == null) {
                known = hear(call);
                heard.put(key, known);
            }
        }
        if (known instanceof Heard.Refusal<T> refusal) {
            throw refusal.reason();
        }
        return ((Heard.Answer<T>) known).value();
    }

    private static <T> Heard<T> hear(Call<T> call) {
        try {
            return new Heard.Answer<>(call.send());
        } catch (RegistryException e) {
            return new Heard.Refusal<>(e);
        }
    }

    private final class Repository extends ForwardingSource {

        private final RepositoryName repository;
        private final boolean insecure;

        private Repository(RepositoryName repository, boolean insecure) {
            this.repository = repository;
            this.insecure = insecure;
        }

        @Override
        public Optional<Digest> digestOf(TagName tag) throws RegistryException {
            return ask(digests, key(tag.value()), () -> source().digestOf(tag));
        }

        @Override
        public FetchedManifest manifest(TagName tag) throws RegistryException {
            return ask(manifests, key(tag.value()), () -> source().manifest(tag));
        }

        @Override
        public List<TagName> tags() throws RegistryException {
            return ask(lists, key(""), () -> source().tags());
        }

        /** Opened when asked for, so that a registry which cannot be reached is found out once as well. */
        @Override
        ImageSource source() throws RegistryException {
            return sources.open(repository, insecure);
        }

        private Key key(String question) {
            return new Key(repository.withClientDefaults(), insecure, question);
        }
    }
}
