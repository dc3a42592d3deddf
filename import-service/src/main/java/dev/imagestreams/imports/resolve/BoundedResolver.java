package dev.imagestreams.imports.resolve;

import dev.imagestreams.model.event.TagImport;
import dev.imagestreams.model.image.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Resolves on threads shared by all, so that the number of looks at the same time has a bound, and within a time: what is
 * not done by then is interrupted and counts as timed out. Always answers.
 */
public final class BoundedResolver {

    private static final Logger LOG = Logger.getLogger(BoundedResolver.class);

    private final SourceResolver resolver;
    private final ImageSources sources;
    private final ExecutorService threads;

    /** @param threads as many as sources may be looked at in parallel */
    public BoundedResolver(SourceResolver resolver, ImageSources sources, ExecutorService threads) {
        this.resolver = resolver;
        this.sources = sources;
        this.threads = threads;
    }

    /** The sources of one request, side by side. @return one resolution for each, in their order */
    public List<Resolution> resolve(List<TagImport> images, Duration limit) throws InterruptedException {
        ImageSources remembered = new RememberingSources(sources);
        List<Callable<Resolution>> looks = images.stream()
                .<Callable<Resolution>>map(image -> () -> resolver.resolve(image, remembered))
                .toList();
        List<Future<Resolution>> ended = run(looks, limit);
        List<Resolution> resolutions = new ArrayList<>(images.size());
        for (int i = 0; i < images.size(); i++) {
            resolutions.add(result(ended.get(i), images.get(i), limit, Function.identity()));
        }
        return resolutions;
    }

    /** {@link ChangeDetector#change} within the limit. */
    public Optional<Resolution> change(TagImport source, @Nullable Digest known, Duration limit)
            throws InterruptedException {
        ChangeDetector detector = new ChangeDetector(resolver, sources);
        List<Callable<Optional<Resolution>>> look = List.of(() -> detector.change(source, known));
        return result(run(look, limit).get(0), source, limit, Optional::of);
    }

    private <T> List<Future<T>> run(List<Callable<T>> looks, Duration limit) throws InterruptedException {
        return threads.invokeAll(looks, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> T result(
            Future<? extends T> look, TagImport source, Duration limit, Function<Resolution, T> failed)
            throws InterruptedException {
        try {
            return look.get();
        } catch (CancellationException e) {
            return failed.apply(FailureTexts.outOfTime(source.from(), limit));
        } catch (ExecutionException e) {
            LOG.errorf(e.getCause(), "resolving a source broke a promise source=%s", source.from());
            return failed.apply(FailureTexts.broken(source.from()));
        }
    }
}
