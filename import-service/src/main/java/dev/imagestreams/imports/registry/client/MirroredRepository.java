package dev.imagestreams.imports.registry.client;

import dev.imagestreams.imports.manifest.FetchedManifest;
import dev.imagestreams.imports.manifest.ReferrerDescriptor;
import dev.imagestreams.imports.registry.client.MirrorPlan.Place;
import dev.imagestreams.imports.registry.transport.RegistryException;
import dev.imagestreams.imports.source.ImageSource;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.model.image.Digest;
import dev.imagestreams.model.image.RepositoryName;
import dev.imagestreams.model.image.TagName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A repository that is read from its mirrors first, one after the other, and at last from itself. Each place is spoken to
 * with its own account, and verified as if it were the only one. What the last place says is the answer when none succeeds.
 * A mirror that could not be reached is not tried again during this look.
 */
final class MirroredRepository implements ImageSource {

    private final List<Place> byTag;
    private final List<Place> byDigest;
    private final List<Place> forLists;
    private final ImageSources places;
    private final Consumer<RepositoryName> missed;
    private final Map<Place, ImageSource> open = new ConcurrentHashMap<>();
    private final Map<Place, RegistryException> lost = new ConcurrentHashMap<>();

    /**
     * @param places opens one of them
     * @param missed is told of each read that a place had no answer for
     */
    MirroredRepository(
            MirrorPlan plan,
            RepositoryName source,
            boolean insecure,
            ImageSources places,
            Consumer<RepositoryName> missed) {
        Place itself = new Place(source, insecure);
        this.byTag = inOrder(plan.byTag(), itself, plan.sourceForTags());
        this.byDigest = inOrder(plan.byDigest(), itself, plan.sourceForDigests());
        // A mirror may hold a part only: which tags and referrers there are is the source's to say, unless it must not
        // be asked.
        this.forLists = plan.sourceForTags() ? List.of(itself) : byTag;
        this.places = places;
        this.missed = missed;
    }

    @Override
    public Optional<Digest> digestOf(TagName tag) throws RegistryException {
        return first(byTag, source -> source.digestOf(tag));
    }

    @Override
    public FetchedManifest manifest(TagName tag) throws RegistryException {
        return first(byTag, source -> source.manifest(tag));
    }

    @Override
    public FetchedManifest manifest(Digest digest) throws RegistryException {
        return first(byDigest, source -> source.manifest(digest));
    }

    @Override
    public List<TagName> tags() throws RegistryException {
        return first(forLists, ImageSource::tags);
    }

    @Override
    public List<ReferrerDescriptor> referrers(Digest subject) throws RegistryException {
        return first(forLists, source -> source.referrers(subject));
    }

    @Override
    public byte[] configuration(Digest digest) throws RegistryException {
        return first(byDigest, source -> source.configuration(digest));
    }

    private interface Read<T> {
        T from(ImageSource source) throws RegistryException;
    }

    private <T> T first(List<Place> candidates, Read<T> read) throws RegistryException {
        if (candidates.isEmpty()) {
            throw RegistryException.unusable("no mirror can have a repository of this name");
        }
        int last = candidates.size() - 1;
        for (Place place : candidates.subList(0, last)) {
            try {
                return read(place, read);
            } catch (RegistryException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                missed.accept(place.repository());
            }
        }
        return read(candidates.get(last), read);
    }

    private <T> T read(Place place, Read<T> read) throws RegistryException {
        RegistryException known = lost.get(place);
        if (known != null) {
            throw known;
        }
        try {
            return read.from(open(place));
        } catch (RegistryException e) {
            if (e.beforeHttp()) {
                lost.put(place, e);
            }
            throw e;
        }
    }

    /** Two that open the same place at once both do; one of them is kept. */
    private ImageSource open(Place place) throws RegistryException {
        ImageSource known = open.get(place);
        if (known == null) {
            known = places.open(place.repository(), place.insecure());
            open.put(place, known);
        }
        return known;
    }

    private static List<Place> inOrder(List<Place> mirrors, Place source, boolean contact) {
        return contact ? Stream.concat(mirrors.stream(), Stream.of(source)).toList() : mirrors;
    }
}
