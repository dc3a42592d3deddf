package dev.imagestreams.imports.look;

import dev.imagestreams.imports.follow.FollowingResolver;
import dev.imagestreams.imports.look.TimedLooks.Asked;
import dev.imagestreams.imports.resolve.FailureTexts;
import dev.imagestreams.imports.resolve.RegistryLanes;
import dev.imagestreams.imports.resolve.RepositoryConfig;
import dev.imagestreams.imports.resolve.RepositoryReader;
import dev.imagestreams.imports.resolve.RepositoryReader.Listing;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.ImageSources;
import dev.imagestreams.imports.source.OneLook;
import dev.imagestreams.imports.source.Registries;
import dev.imagestreams.imports.source.RememberingSources;
import dev.imagestreams.imports.source.View;
import dev.imagestreams.imports.source.Viewer;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.stream.StreamTag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Resolves on threads shared by all, a bounded number of them at one registry, and within a time: what is not done by
 * then is interrupted and counts as timed out. Always answers. Where a registry does not accept an account
 * of the namespace's secrets, all that was refused is looked at once more without them: a wrong secret must not hide a
 * public image. What is refused then, too, keeps its first answer.
 */
public final class BoundedResolver {

    private final FollowingResolver resolver;
    private final Registries registries;
    private final RepositoryReader repositories;
    private final TimedLooks looks;
    private final ImageLooks images;

    public BoundedResolver(
            FollowingResolver resolver, Registries registries, RepositoryConfig config, RegistryLanes lanes) {
        this.resolver = resolver;
        this.registries = registries;
        this.repositories = new RepositoryReader(config.maxTags());
        this.looks = new TimedLooks(lanes);
        this.images = new ImageLooks(resolver, looks);
    }

    /** The sources of one request, side by side. */
    public Findings resolve(Question question, Duration limit) throws InterruptedException {
        return resolve(question, limit, sources -> sources, Progress.UNHEARD);
    }

    /** @param progress hears of the images asked for once all are there, and then of the repository's tags as they are found */
    public Findings resolve(Question question, Duration limit, Progress progress) throws InterruptedException {
        return resolve(question, limit, sources -> sources, progress);
    }

    /** @param around is put around what everything is read from */
    public Findings resolve(Question question, Duration limit, UnaryOperator<ImageSources> around)
            throws InterruptedException {
        return resolve(question, limit, around, Progress.UNHEARD);
    }

    private Findings resolve(Question question, Duration limit, UnaryOperator<ImageSources> around, Progress progress)
            throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        View view = new View(
                new RememberingSources(around.apply(registries.as(question.namespace()))),
                new RememberingSources(around.apply(registries.withoutSecrets())));
        List<Finding> named = images.look(question.images(), view, deadline, Progress.UNHEARD);
        RepositoryImport repository = question.repository();
        if (repository == null) {
            return new Findings(named, null);
        }
        progress.found(named);
        return new Findings(named, look(repository, question.told(), view, deadline, progress));
    }

    /**
     * As whom these namespaces would see a source.
     *
     * @return each namespace with its own; those who see the same are equal
     */
    public Map<String, Viewer> viewers(Collection<String> namespaces, TagImport source) {
        try {
            return registries.viewers(
                    namespaces,
                    ImageReference.parse(source.from()).repository(),
                    source.importPolicy().insecure());
        } catch (ImageStreamException e) {
            return namespaces.stream().distinct().collect(Collectors.toMap(name -> name, name -> Viewer.NOBODY));
        }
    }

    /** What a namespace sees, each tag as it is when it is first looked at. */
    public View glimpse(String namespace) {
        return new View(once(registries.as(namespace)), once(registries.withoutSecrets()));
    }

    /**
     * {@link ChangeDetector#change} of each of these, one after the other, within the limit.
     *
     * @param sources of one registry, at least one
     */
    public List<Optional<Resolution>> changes(View view, List<Known> sources, Duration limit)
            throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        List<Optional<Resolution>> first = changes(view.withSecrets(), sources, deadline);
        if (first.stream().flatMap(Optional::stream).noneMatch(Resolution::accountNotAccepted)) {
            return first;
        }
        List<Optional<Resolution>> second = changes(view.withoutSecrets(), sources, deadline);
        List<Optional<Resolution>> better = new ArrayList<>(first);
        for (int i = 0; i < first.size(); i++) {
            boolean refused =
                    first.get(i).filter(Resolution::accountNotAccepted).isPresent();
            if (refused && second.get(i).filter(Resolution::unauthorized).isEmpty()) {
                better.set(i, second.get(i));
            }
        }
        return better;
    }

    private List<Optional<Resolution>> changes(ImageSources sources, List<Known> known, Deadline deadline)
            throws InterruptedException {
        ChangeDetector detector = new ChangeDetector(resolver, sources);
        Asked<List<Optional<Resolution>>> asked =
                new Asked<>(known.get(0).source().from(), () -> known.stream()
                        .map(source -> detector.change(source.source(), source.told()))
                        .toList());
        return looks.run(List.of(asked), deadline, failure -> Collections.nCopies(known.size(), Optional.of(failure)))
                .get(0);
    }

    /** What is said of a source whose registry is left alone. */
    public static Resolution leftAlone(TagImport source) {
        return FailureTexts.leftAlone(source.from());
    }

    private static ImageSources once(ImageSources sources) {
        return new OneLook(new RememberingSources(sources));
    }

    private Findings.OfRepository look(
            RepositoryImport repository, Set<StreamTag> told, View view, Deadline deadline, Progress progress)
            throws InterruptedException {
        Listing listing = list(repository, view.withSecrets(), deadline);
        if (listing instanceof Listing.Unlisted first && first.failure().accountNotAccepted()) {
            Listing second = list(repository, view.withoutSecrets(), deadline);
            listing = second instanceof Listing.Unlisted refused
                            && refused.failure().unauthorized()
                    ? first
                    : second;
        }
        if (listing instanceof Listing.Listed listed) {
            List<TagImport> untold = listed.sources().stream()
                    .filter(source -> !told.contains(source.tag()))
                    .toList();
            return new Findings.OfRepository(null, images.look(untold, view, deadline, progress), listed.others());
        }
        return new Findings.OfRepository(((Listing.Unlisted) listing).failure(), List.of(), List.of());
    }

    private Listing list(RepositoryImport repository, ImageSources sources, Deadline deadline)
            throws InterruptedException {
        Asked<Listing> asked = new Asked<>(repository.from(), () -> repositories.list(repository, sources));
        return looks.run(List.of(asked), deadline, Listing.Unlisted::new).get(0);
    }
}
