package dev.imagestreams.imports.look;

import dev.imagestreams.imports.resolve.FailureTexts;
import dev.imagestreams.imports.resolve.RegistryLanes;
import dev.imagestreams.imports.resolve.RegistryLanes.Look;
import dev.imagestreams.imports.resolve.Resolution;
import dev.imagestreams.imports.source.SourceRegistry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Looks that always come to something: what is not done in time is interrupted, and its failure made of that. */
final class TimedLooks {

    private static final Logger LOG = Logger.getLogger(TimedLooks.class);

    private final RegistryLanes lanes;

    /** @param from what is looked at */
    record Asked<T>(String from, Callable<T> work) {}

    /** Is told of results while others are waited for, in the thread that waits. */
    @FunctionalInterface
    interface Meanwhile<T> {

        /** @param results of those asked for that have ended since the last call, null for the others */
        void ended(List<T> results) throws InterruptedException;
    }

    TimedLooks(RegistryLanes lanes) {
        this.lanes = lanes;
    }

    /** @return a result for each, in order */
    <T> List<T> run(List<Asked<T>> asked, Deadline deadline, Function<Resolution.Failure, T> failed)
            throws InterruptedException {
        return results(lanes.runAll(looks(asked), deadline.millisLeft()), asked, deadline, failed);
    }

    /** @param meanwhile hears of each result that came in time, except perhaps of the last ones */
    <T> List<T> run(
            List<Asked<T>> asked, Deadline deadline, Function<Resolution.Failure, T> failed, Meanwhile<T> meanwhile)
            throws InterruptedException {
        BitSet told = new BitSet();
        List<Future<T>> ended = lanes.runAll(looks(asked), deadline.millisLeft(), tasks -> {
            List<T> news = new ArrayList<>(tasks.size());
            for (int i = 0; i < tasks.size(); i++) {
                boolean untold = tasks.get(i).isDone() && !told.get(i);
                news.add(untold ? result(tasks.get(i), asked.get(i).from(), deadline, failed) : null);
                told.set(i, told.get(i) || untold);
            }
            meanwhile.ended(news);
        });
        return results(ended, asked, deadline, failed);
    }

    private static <T> List<Look<T>> looks(List<Asked<T>> asked) {
        return asked.stream()
                .map(one -> new Look<>(SourceRegistry.of(one.from()), one.work()))
                .toList();
    }

    private static <T> List<T> results(
            List<Future<T>> ended, List<Asked<T>> asked, Deadline deadline, Function<Resolution.Failure, T> failed)
            throws InterruptedException {
        List<T> results = new ArrayList<>(ended.size());
        for (int i = 0; i < ended.size(); i++) {
            results.add(result(ended.get(i), asked.get(i).from(), deadline, failed));
        }
        return results;
    }

    private static <T> T result(Future<T> look, String from, Deadline deadline, Function<Resolution.Failure, T> failed)
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
}
