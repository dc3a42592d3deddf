package dev.imagestreams.launcher.stack;

import dev.imagestreams.launcher.LauncherException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does one thing to several components at the same time, and reports the first failure when all have finished. */
final class Parallel {

    @FunctionalInterface
    interface Action {
        void on(Component component) throws IOException, InterruptedException;
    }

    private Parallel() {}

    static void each(List<? extends Component> components, Action action) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, components.size()));
        try {
            List<Future<?>> outcomes = new ArrayList<>();
            for (Component component : components) {
                outcomes.add(threads.submit(() -> {
                    action.on(component);
                    return null;
                }));
            }
            threads.shutdown();
            for (Future<?> outcome : outcomes) {
                outcome.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LauncherException told) {
                throw told;
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
