package dev.imagestreams.imports.resolve;

import dev.imagestreams.imports.resolve.RegistryLanes.Look;
import dev.imagestreams.imports.resolve.RepositoryReader.Listing;
import dev.imagestreams.model.error.ErrorCode;
import dev.imagestreams.model.error.ImageStreamException;
import dev.imagestreams.model.event.RepositoryImport;
import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.ImageReference;
import dev.imagestreams.model.stream.ReferencePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Resolves on threads shared by all, a bounded number of them at one registry, and within a time: what is not done by
 * then is interrupted and counts as timed out. Always answers. Where a registry does not accept an account
 * of the namespace's secrets, all that was refused is looked at once more without them: a wrong secret must not hide a
 * public image. What is refused then, too, keeps its first answer.
 */
public final class BoundedResolver {

    private static final Logger LOG = Logger.getLogger(BoundedResolver.class);

    private final FollowingResolver resolver;
    private final Registries registries;
    private final RepositoryReader repositories;
    private final RegistryLanes lanes;

    public BoundedResolver(
            FollowingResolver resolver, Registries registries, RepositoryConfig config, RegistryLanes lanes) {
        this.resolver = resolver;
        this.registries = registries;
        this.repositories = new RepositoryReader(config.maxTags());
        this.lanes = lanes;
    }

    /** The sources of one request, side by side. */
    public Findings resolve(Question question, Duration limit) throws InterruptedException {
        return resolve(question, limit, sources -> sources);
    }

    /** @param around is put around what everything is read from */
    public Findings resolve(Question question, Duration limit, UnaryOperator<ImageSources> around)
            throws InterruptedException {
        Deadline deadline = Deadline.in(limit);
        View view = new View(
                new RememberingSources(around.apply(registries.as(question.namespace()))),
                new RememberingSources(around.apply(registries.withoutSecrets())));
        List<Finding> images = look(question.images(), view, deadline);
        RepositoryImport repository = question.repository();
        return new Findings(images, repository == null ? null : look(repository, view, deadline));
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
        if (first.stream().flatMap(Optional::stream).noneMatch(BoundedResolver::accountRefused)) {
            return first;
        }
        List<Optional<Resolution>> second = changes(view.withoutSecrets(), sources, deadline);
        List<Optional<Resolution>> better = new ArrayList<>(first);
        for (int i = 0; i < first.size(); i++) {
            boolean refused =
                    first.get(i).filter(BoundedResolver::accountRefused).isPresent();
            if (refused && second.get(i).filter(BoundedResolver::unauthorized).isEmpty()) {
                better.set(i, second.get(i));
            }
        }
        return better;
    }

    private List<Optional<Resolution>> changes(ImageSources sources, List<Known> known, Deadline deadline)
            throws InterruptedException {
        ChangeDetector detector = new ChangeDetector(resolver, sources);
        String from = known.get(0).source().from();
        Look<List<Optional<Resolution>>> look = look(from, () -> known.stream()
                .map(source -> detector.change(source.source(), source.told()))
                .toList());
        return result(
                run(List.of(look), deadline).get(0),
                from,
                deadline,
                failure -> Collections.nCopies(known.size(), Optional.of(failure)));
    }

    /** What is said of a source whose registry is left alone. */
    public static Resolution leftAlone(TagImport source) {
        return FailureTexts.leftAlone(source.from());
    }

    private static ImageSources once(ImageSources sources) {
        return new OneLook(new RememberingSources(sources));
    }

    private List<Finding> look(List<TagImport> images, View view, Deadline deadline) throws InterruptedException {
        List<Resolution> first = resolve(images, view.withSecrets(), deadline);
        if (first.stream().noneMatch(BoundedResolver::accountRefused)) {
            return findings(images, first);
        }
        List<TagImport> refused = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            if (unauthorized(first.get(i))) {
                refused.add(images.get(i));
            }
        }
        List<Resolution> again = resolve(refused, view.withoutSecrets(), deadline);
        List<Resolution> better = new ArrayList<>(first);
        for (int i = 0, asked = 0; i < images.size(); i++) {
            if (unauthorized(first.get(i))) {
                Resolution second = again.get(asked++);
                better.set(i, unauthorized(second) ? first.get(i) : second);
            }
        }
        return findings(images, better);
    }

    private Findings.OfRepository look(RepositoryImport repository, View view, Deadline deadline)
            throws InterruptedException {
        Listing listing = list(repository, view.withSecrets(), deadline);
        if (listing instanceof Listing.Unlisted first && accountRefused(first.failure())) {
            Listing second = list(repository, view.withoutSecrets(), deadline);
            listing = second instanceof Listing.Unlisted refused && unauthorized(refused.failure()) ? first : second;
        }
        if (listing instanceof Listing.Listed listed) {
            return new Findings.OfRepository(null, look(listed.sources(), view, deadline), listed.others());
        }
        return new Findings.OfRepository(((Listing.Unlisted) listing).failure(), List.of(), List.of());
    }

    private Listing list(RepositoryImport repository, ImageSources sources, Deadline deadline)
            throws InterruptedException {
        List<Look<Listing>> look = List.of(look(repository.from(), () -> repositories.list(repository, sources)));
        return result(run(look, deadline).get(0), repository.from(), deadline, Listing.Unlisted::new);
    }

    private List<Resolution> resolve(List<TagImport> images, ImageSources sources, Deadline deadline)
            throws InterruptedException {
        // What several tags want is asked for once, and all of them are told the same.
        List<TagImport> distinct =
                images.stream().map(BoundedResolver::whatever).distinct().toList();
        List<Future<Resolution>> ended = run(
                distinct.stream()
                        .map(image -> look(image.from(), () -> resolver.resolve(image, sources)))
                        .toList(),
                deadline);
        Map<TagImport, Resolution> resolutions = new HashMap<>();
        for (int i = 0; i < distinct.size(); i++) {
            TagImport image = distinct.get(i);
            resolutions.put(
                    image,
                    BoundedResolver.<Resolution>result(ended.get(i), image.from(), deadline, failure -> failure));
        }
        return images.stream().map(image -> resolutions.get(whatever(image))).toList();
    }

    /** A source, whichever tag it is for. */
    private static TagImport whatever(TagImport image) {
        return new TagImport(
                null,
                null,
                image.from(),
                image.importPolicy(),
                ReferencePolicy.SOURCE,
                image.preferred(),
                image.follow());
    }

    private static <T> Look<T> look(String from, Callable<T> work) {
        return new Look<>(SourceRegistry.of(from), work);
    }

    private <T> List<Future<T>> run(List<Look<T>> looks, Deadline deadline) throws InterruptedException {
        return lanes.runAll(looks, deadline.millisLeft());
    }

    private static <T> T result(
            Future<? extends T> look, String from, Deadline deadline, Function<Resolution.Failure, T> failed)
            throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException e) {
            return failed.apply(FailureTexts.outOfTime(from, deadline.limit()));
        } catch (ExecutionException e) {
            LOG.errorf(e.getCause(), "resolving a source broke a promise source=%s", from);
            return failed.apply(FailureTexts.broken(from));
        }
    }

    private static List<Finding> findings(List<TagImport> images, List<Resolution> resolutions) {
        List<Finding> findings = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            findings.add(new Finding(images.get(i), resolutions.get(i)));
        }
        return findings;
    }

    private static boolean accountRefused(Resolution resolution) {
        return resolution instanceof Resolution.Failure failure && failure.accountRefused();
    }

    private static boolean unauthorized(Resolution resolution) {
        return resolution instanceof Resolution.Failure failure
                && failure.outcome().code() == ErrorCode.UNAUTHORIZED;
    }

    /** One limit for everything that is done for a request. */
    private record Deadline(Duration limit, long nanos) {

        static Deadline in(Duration limit) {
            return new Deadline(limit, System.nanoTime() + limit.toNanos());
        }

        long millisLeft() {
            return Math.max(0, TimeUnit.NANOSECONDS.toMillis(nanos - System.nanoTime()));
        }
    }
}
