package dev.imagestreams.imports.resolve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs looks at registries on shared threads, at most so many at one registry at a time. The others wait here and hold no
 * thread, so that a registry that does not answer leaves the threads to the rest. In order within a registry.
 */
public final class RegistryLanes {

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private static final class Lane {
        private final Deque<FutureTask<?>> waiting = new ArrayDeque<>();
        private int running;
    }

    /** @param registry in whose lane; empty where there is none */
    public record Look<T>(String registry, Callable<T> work) {}

    private final Executor threads;
    private final int perRegistry;
    private final Map<String, Lane> lanes = new HashMap<>();

    public RegistryLanes(Executor threads, int perRegistry) {
        if (perRegistry < 1) {
            throw new IllegalArgumentException(
                    "imagestreams.import.resolve.parallel-per-registry must be at least 1, and is " + perRegistry);
        }
        this.threads = threads;
        this.perRegistry = perRegistry;
    }

    /** In the caller's thread, one after the other. */
    static RegistryLanes inTurn() {
        return new RegistryLanes(Runnable::run, 1);
    }

    /** Is called while looks are waited for, by the thread that waits. */
    @FunctionalInterface
    public interface Tick<T> {

        /** @param looks in order, some of which may have ended */
        void at(List<? extends Future<T>> looks) throws InterruptedException;
    }

    /** @return all of them ended: with a result, a failure, or cancelled because the time was over */
    public <T> List<Future<T>> runAll(List<Look<T>> looks, long millis) throws InterruptedException {
        return runAll(looks, millis, waiting -> {});
    }

    /** @param tick is called a few times a second until all have ended */
    public <T> List<Future<T>> runAll(List<Look<T>> looks, long millis, Tick<T> tick) throws InterruptedException {
        List<FutureTask<T>> tasks = new ArrayList<>(looks.size());
        try {
            for (Look<T> look : looks) {
                FutureTask<T> task = new FutureTask<>(look.work());
                tasks.add(task);
                enter(look.registry(), task);
            }
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
            long next = System.nanoTime() + TICK_NANOS;
            for (FutureTask<T> task : tasks) {
                while (!task.isDone() && System.nanoTime() < end) {
                    await(task, Math.min(end, next) - System.nanoTime());
                    if (System.nanoTime() >= next) {
                        tick.at(tasks);
                        next = System.nanoTime() + TICK_NANOS;
                    }
                }
                task.cancel(true);
            }
            return List.copyOf(tasks);
        } finally {
            // Does nothing to those that have ended.
            tasks.forEach(task -> task.cancel(true));
        }
    }

    private static void await(FutureTask<?> task, long nanos) throws InterruptedException {
        try {
            task.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // Not yet, or not any more: the caller knows which.
        } catch (ExecutionException | CancellationException e) {
            // The caller finds out when it asks for the result.
        }
    }

    private void enter(String registry, FutureTask<?> task) {
        synchronized (lanes) {
            Lane lane = lanes.computeIfAbsent(registry, any -> new Lane());
            if (lane.running == perRegistry) {
                lane.waiting.add(task);
                return;
            }
            lane.running++;
        }
        start(registry, task);
    }

    private void start(String registry, FutureTask<?> first) {
        threads.execute(() -> {
            first.run();
            FutureTask<?> next = next(registry);
            if (next != null) {
                // To the end of the threads' own queue: other registries come in between.
                start(registry, next);
            }
        });
    }

    private @Nullable FutureTask<?> next(String registry) {
        synchronized (lanes) {
            Lane lane = lanes.get(registry);
            while (!lane.waiting.isEmpty()) {
                FutureTask<?> task = lane.waiting.remove();
                if (!task.isDone()) {
                    return task;
                }
            }
            lane.running--;
            if (lane.running == 0) {
                lanes.remove(registry);
            }
            return null;
        }
    }
}
